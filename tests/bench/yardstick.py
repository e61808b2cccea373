"""What the yardstick scripts share: naming jobs, timing them, answering. A script hands over a class whose
public methods are its jobs."""
import argparse
import json
import statistics
import sys
import time


def milliseconds(job):
    begin = time.perf_counter()
    job()
    return (time.perf_counter() - begin) * 1e3


def names(jobs):
    helpers = {"description", "samples", "transforms"}
    return [n for n in vars(type(jobs)) if not n.startswith("_") and n not in helpers]


def answer(jobs, name):
    if name not in names(jobs):
        return {"error": f"no job of that name (known: {', '.join(names(jobs))})"}
    try:
        return {"ms": milliseconds(getattr(jobs, name))}
    except Exception as problem:  # a yardstick that breaks is a row less, not the end of the run
        return {"error": f"{type(problem).__name__}: {problem}"}


def main(make):
    parser = argparse.ArgumentParser()
    parser.add_argument("jobs", nargs="*", metavar="JOB")
    parser.add_argument("--data", required=True, help="folder with the inputs that bench_features wrote")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--ask", action="store_true", help="read job names from standard input")
    args = parser.parse_args()
    # Answers have standard output for themselves, whatever a library prints.
    out, sys.stdout = sys.stdout, sys.stderr

    def say(value):
        print(json.dumps(value), file=out, flush=True)

    try:
        jobs = make(args.data)
        hello = {"ready": jobs.description()}
    except Exception as problem:
        say({"error": f"{type(problem).__name__}: {problem}"})
        return
    if args.ask:
        say(hello)
        for line in sys.stdin:
            say(answer(jobs, line.strip()))
        return
    results = {}
    for name in args.jobs or names(jobs):
        times = [answer(jobs, name) for _ in range(args.repeats + 1)][1:]  # the first one warms up
        bad = [t for t in times if "error" in t]
        results[name] = bad[0] if bad else {"median_ms": statistics.median(t["ms"] for t in times), "repeats": len(times)}
    say(results)
