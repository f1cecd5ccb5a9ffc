# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues say all that the sources say, and nothing is lost on the way: translations_test.py LUPDATE."""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources/translations"
LUPDATE = sys.argv.pop() if len(sys.argv) > 1 else "lupdate"
LANGUAGES = {"en": 2, "zh_CN": 1}  # and how many plural forms each has

Text = collections.namedtuple("Text", "context source comment plural")


def catalogue(folder, language):
    """Text: (its state, the forms of its translation)."""
    texts = {}
    root = xml.etree.ElementTree.parse(folder / f"unitdeck_{language}.ts").getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = Text(context.findtext("name"), message.findtext("source"),
                        message.findtext("comment") or "", message.get("numerus") == "yes")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            texts[text] = (translation.get("type"), forms or [translation.text or ""])
    return texts


def placeholders(text):
    return sorted(re.findall(r"%L?\d|%n|\{\w+\}", text))


def accelerator(text):
    found = re.search(r"&([^&\s])", text)
    return found[1].upper() if found else None


def known_contexts():
    """Where tr() looks at run time: the classes with Q_OBJECT, what Q_DECLARE_TR_FUNCTIONS and translate() name."""
    names = set()
    for path in [*(ROOT / "ui").rglob("*.h"), *(ROOT / "ui").rglob("*.cpp")]:
        code = path.read_text(encoding="utf-8")
        names.update(f"unitdeck::{name}" for name in
                     re.findall(r"\bclass (\w+)[^;{]*\{\s*Q_OBJECT\b", code))
        names.update(re.findall(r"Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", code))
        names.update(re.findall(r"\btranslate\(\s*\"([\w:]+)\"", code))
    return names


class Translations(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.catalogues = {language: catalogue(FOLDER, language) for language in LANGUAGES}

    def each(self):
        for language, texts in self.catalogues.items():
            for text, (state, forms) in texts.items():
                yield language, text, state, forms

    def test_the_catalogues_have_the_texts_of_the_sources(self):
        with tempfile.TemporaryDirectory() as folder:
            for language in LANGUAGES:
                shutil.copy(FOLDER / f"unitdeck_{language}.ts", folder)
            subprocess.run([FOLDER / "update.sh", LUPDATE, folder], check=True)
            for language, texts in self.catalogues.items():
                now = catalogue(pathlib.Path(folder), language)
                self.assertEqual(sorted(texts.keys() ^ now.keys()), [],
                                 f"{language} is out of date: ./dev translations, then translate")

    def test_everything_is_translated(self):
        self.assertGreater(len(self.catalogues["zh_CN"]), 500)
        for language, text, state, forms in self.each():
            with self.subTest(language=language, source=text.source):
                self.assertIsNone(state)
                self.assertTrue(all(forms))
                if text.plural:
                    self.assertEqual(len(forms), LANGUAGES[language])

    def test_what_is_put_in_at_run_time_is_kept(self):
        for language, text, _, forms in self.each():
            for form in forms:
                with self.subTest(language=language, source=text.source, translation=form):
                    self.assertEqual(placeholders(form), placeholders(text.source))

    def test_accelerators_are_kept_and_differ_in_each_window(self):
        used = {}
        for language, text, _, forms in self.each():
            key = accelerator(forms[0])
            with self.subTest(language=language, source=text.source, translation=forms[0]):
                self.assertEqual(key is None, accelerator(text.source) is None)
                if key and text.context.startswith("unitdeck::"):
                    self.assertNotIn((language, text.context, key), used)
                    used[language, text.context, key] = text

    def test_the_program_looks_where_the_texts_are(self):
        known = known_contexts()
        for context in sorted({text.context for _, text, _, _ in self.each()}):
            with self.subTest(context=context):
                if not re.fullmatch(r"Q[A-Z]\w+", context):  # Qt's own words
                    self.assertIn(context, known)


if __name__ == "__main__":
    unittest.main()
