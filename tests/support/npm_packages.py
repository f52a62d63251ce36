"""Packages from npm for tests that cannot do without them: installed once in the build folder, skipped (exit code 77)
where npm is missing or does not answer."""
import json
import shutil
import subprocess
import sys

SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def install(package_json, modules):
    """What `package_json` pins, in MODULES/node_modules; nothing is run that a package brings for its installation."""
    if shutil.which("npm") is None:
        skip("npm is not installed")
    wanted = json.loads(package_json.read_text(encoding="utf-8"))["dependencies"]

    def is_there(name, version):
        held = modules / "node_modules" / name / "package.json"
        return held.exists() and json.loads(held.read_text(encoding="utf-8"))["version"] == version

    if all(is_there(name, version) for name, version in wanted.items()):
        return
    modules.mkdir(parents=True, exist_ok=True)
    shutil.copy(package_json, modules / "package.json")
    try:
        done = subprocess.run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"],
                              cwd=modules, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        skip("npm does not answer")
    if done.returncode != 0:
        skip("npm cannot install " + " and ".join(wanted))
