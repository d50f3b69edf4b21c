/** Top-level modules of the standard library, as they stand in the imports at the head of a file. */
export const STANDARD_MODULES: ReadonlySet<string> = new Set(
  (
    'abc argparse array ast asyncio atexit base64 bisect builtins calendar cmath cmd code codecs collections colorsys ' +
    'concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib ' +
    'dis doctest email enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass ' +
    'gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword ' +
    'linecache locale logging lzma mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator os pathlib ' +
    'pickle pkgutil platform plistlib poplib posixpath pprint profile pstats pty pwd queue random re readline reprlib ' +
    'resource runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl ' +
    'stat statistics string struct subprocess symtable sys sysconfig syslog tarfile tempfile textwrap threading time timeit ' +
    'tkinter token tokenize tomllib trace traceback tracemalloc types typing unicodedata unittest urllib uuid venv warnings ' +
    'wave weakref webbrowser winreg xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'
  ).split(' '),
);
