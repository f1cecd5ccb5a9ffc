# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a benchmark: what was measured, what it is compared with, the budget, the verdict."""

HEADINGS = ("what", "measured", "reference", "ratio", "budget", "verdict")
WIDTHS = (48, 12, 26, 7, 10, 7)
VERDICTS = []


def line(cells):
    print("  ".join(f"{cell:<{width}}" if index in (0, 2) else f"{cell:>{width}}"
                    for index, (cell, width) in enumerate(zip(cells, WIDTHS))).rstrip(), flush=True)


def row(what, measured, unit, budget=None, reference="", ratio=None):
    """One line. The budget is for the ratio when there is one, else for what was measured.

    Without anything measured the reference stands alone, and nothing is judged.
    """
    judged = measured if ratio is None else ratio
    verdict = "" if budget is None or judged is None else "pass" if judged <= budget else "OVER"
    if verdict:
        VERDICTS.append(verdict)
    is_ratio = ratio is not None or measured is None
    number = ("" if measured is None else f"{measured:.0f}" if unit == ""
              else f"{measured:.1f} {unit}")
    shown = ("" if budget is None else f"{budget:g} ×" if is_ratio
             else f"{budget:g} {unit}".rstrip())
    line((what, number, reference, "" if ratio is None else f"{ratio:.2f}", shown, verdict))


def title(text):
    print(f"\n{text}")
    line(HEADINGS)
    line("-" * width for width in WIDTHS)
