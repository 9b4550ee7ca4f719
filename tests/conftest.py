"""What every test gets."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Two workers share two cores with browsers: a slow moment is no failure, and a run for a change must be repeatable.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
