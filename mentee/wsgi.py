"""The application that a WSGI server runs; what is loaded once is kept out of the garbage collector's way."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentee.settings")
application = get_wsgi_application()
if os.environ.get("MENTEE_ATTEND"):
    from mentee.web.attendant import start

    start()
gc.collect()
gc.freeze()
