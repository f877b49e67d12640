"""``python -m nvc_coach`` is ``nvc-coach``."""

import sys

from nvc_coach.cli import main

sys.exit(main())
