"""Cut Be Vietnam Pro down to Vietnamese and English, as woff2 for the screens.

The whole family weighs 2.5 MB; a kiosk's first load may weigh 300 KB.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools import subset

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")

# Both composed letters and the loose marks (U+03xx), as some keyboards send Vietnamese decomposed.
CHARACTERS = (
    "U+0020-007E,U+00A0-00FF,U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0304,U+0306,U+0309,U+031B,U+0323,U+1EA0-1EF9,"
    "U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AB,U+2190-2193,U+2212"
)
FEATURES = "ccmp,locl,kern,liga,mark,mkmk,lnum,tnum,case"


def cut(source: Path, target: Path) -> None:
    subset.main(
        [
            str(source),
            f"--unicodes={CHARACTERS}",
            f"--layout-features={FEATURES}",
            "--flavor=woff2",
            "--no-hinting",
            "--desubroutinize",
            f"--output-file={target}",
        ]
    )


def main(folder: Path) -> None:
    package = fontpkg_be_vietnam_pro.ROOT
    folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        name = f"BeVietnamPro-{weight}"
        cut(package / "files" / f"{name}.ttf", folder / f"{name}.woff2")
    shutil.copy(package / "LICENSE", folder / "LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
