"""What a server reads and makes at each start and at the first ask of a kind, made once in the process that the tests'
servers are forked from.
"""

from __future__ import annotations

import gc

# Imported late by those who need them.
import alembic.command  # noqa: F401
import engineio.async_drivers.gevent  # noqa: F401
import psycopg  # noqa: F401
import sqlalchemy.dialects.sqlite  # noqa: F401
from sqlalchemy.orm import configure_mappers

import app
import kiosk.printing.escpos_job
import kiosk.printing.opening  # noqa: F401
import motcua
import realtime.sockets  # noqa: F401
import web.serving  # noqa: F401
from commands.setting_up import ROOT
from office.settings_file import judge_files
from office.storage.upgrade import knows
from tests.first_day import live_through_a_first_day
from tests.houses import house
from tests.light_hashes import hash_lightly
from tests.statements import share_statements

hash_lightly()
share_statements()
configure_mappers()
motcua.parser()
judge_files(ROOT / "config.toml")
knows("")
house()
live_through_a_first_day()
# The one that stands here is moved into: each server is a process of its own, with its own copy.
app.build = house
# What is never looked through again is never copied either.
gc.collect()
gc.freeze()
gc.enable()
