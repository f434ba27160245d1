"""Processes forked off this one, warm as it is: their work begins at once, and they can be killed at any moment."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any


class Child:
    """A process that does `work()`; what that returns (JSON) comes back by `result`."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            code = 1
            try:
                os.close(self._reading)
                answer = json.dumps(work()).encode()
                while answer:
                    answer = answer[os.write(writing, answer):]
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)                  # nothing of the test's own clearing up is done twice
        os.close(writing)

    def result(self) -> Any:
        """What its work returned; an AssertionError where it failed."""
        with os.fdopen(self._reading, "rb") as pipe:
            answer = pipe.read()
        assert self._wait() == 0, "the child failed"
        return json.loads(answer)

    def kill(self) -> bool:
        """SIGKILL; whether that ended it, rather than its own end."""
        os.kill(self.pid, signal.SIGKILL)
        return self.died()

    def died(self) -> bool:
        """Wait for its end; whether it was killed. An AssertionError where its work failed."""
        code = self._wait()
        os.close(self._reading)
        assert code in {0, -signal.SIGKILL}, "the child failed"
        return code != 0

    def _wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
