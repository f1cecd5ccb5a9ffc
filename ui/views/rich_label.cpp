// SPDX-License-Identifier: GPL-3.0-or-later
// The label; see the header.
#include "ui/views/rich_label.h"

#include "ui/look/state_look.h"

#include <QEvent>
#include <QTextDocumentFragment>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

RichLabel::RichLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    align();
}

void RichLabel::setHtml(const QString &html, const QString &name)
{
    if (html == html_ && name == name_)
        return;
    html_ = html;
    name_ = name;
    dress();
}

void RichLabel::setPlain(const QString &text, const QString &name)
{
    setHtml(text.toHtmlEscaped().replace(u'\n', u"<br>"_s), name);
}

QString RichLabel::plainText() const
{
    return QTextDocumentFragment::fromHtml(html_).toPlainText();
}

QSize RichLabel::minimumSizeHint() const
{
    // QLabel's own is that of a narrow, high label, and would leave gaps in a wide page; what is
    // needed at the real width the layout asks of heightForWidth(). A long path without spaces must
    // not make the page wider than its window either.
    return {40, fontMetrics().height()};
}

void RichLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
    else if (event->type() == QEvent::LayoutDirectionChange)
        align();
}

void RichLabel::align()
{
    // Rich text goes by its own direction, and a path would stand far from its label.
    const bool isReversed = layoutDirection() == Qt::RightToLeft;
    setAlignment((isReversed ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
                 Qt::AlignVCenter);
}

void RichLabel::dress()
{
    QString html = html_;
    html.replace("class=\"aside\""_L1,
                 QString(u"style=\"color:"_s + dimmedText(palette()).name() + u'"'));
    const bool hasLinks = html.contains("<a "_L1);
    // The colour says enough in a list of facts, and underlines make it restless.
    // It is named here because the text keeps the one it was laid out with.
    html.replace("<a "_L1, QString(u"<a style=\"text-decoration:none; color:"_s +
                                   palette().color(QPalette::Link).name() + u"\" "_s));
    setTextInteractionFlags(hasLinks ? Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                           Qt::LinksAccessibleByKeyboard
                                     : Qt::TextInteractionFlags(Qt::TextSelectableByMouse));
    setText(html);
    const QString plain = plainText();
    //: for assistive tools: a label and its value
    setAccessibleName(name_.isEmpty() ? plain : tr("%1: %2").arg(name_, plain));
}

} // namespace unitdeck
