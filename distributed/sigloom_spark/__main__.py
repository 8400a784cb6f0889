import sys

from sigloom_spark.command import main

sys.exit(main())
