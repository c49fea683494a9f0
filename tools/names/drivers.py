#!/usr/bin/env python3
"""Write which drivers of Cinder's and Manila's back ends read which options.

    drivers.py SERVICE=FACTS.json=CLONE... >internal/catalog/data/drivers.txt

FACTS.json holds what the running code of each release added to a back end's
section: under dynamic_sections, <backend>, read_by_source_file, a list of
{"from", "to", "options"} by source file, with both series inclusive. CLONE is a
git repository of the service with the tags of internal/catalog/names/data.

A unit is a driver's module, or the package of a vendor: everything in it counts
as read together, since drivers load parts of their package by name. A unit
reaches another one if any of its modules imports or names one of the other's,
directly or through any module of the service's driver code. That takes in more
than a driver really reads, never less.
"""

import ast
import json
import pathlib
import re
import sys

import repo

ROOT = {"cinder": "cinder/volume", "manila": "manila/share"}
NAMES = pathlib.Path(__file__).resolve().parents[2] / "internal/catalog/names/data"

# These packages hold unrelated products side by side, each in a package or a
# module of its own.
BUNDLES = {"cinder": {"dell_emc", "emc", "hpe", "ibm", "san"}, "manila": set()}

# Options that a driver adds to its section by accident.
ACCIDENTS = {"manila/share/drivers/hpe/hpe_3par_driver.py": "manila/common/config.py"}

HEAD = """\
# Which drivers read which options of a back end's section: service, what, where, FROM..TO by
# series, names. tools/names/drivers.py writes it. A unit is a module or package below the
# service's drivers; of "options" the names are options that the unit's own code takes, of
# "reaches" other units whose code it also runs. Options that every driver takes are not listed.
"""


def main():
    print(HEAD)
    for argument in sys.argv[1:]:
        service, facts, clone = argument.split("=")
        with open(facts, encoding="utf-8") as file:
            facts = json.load(file)
        for row in table(service, facts, clone):
            print("\t".join(row))


def table(service, facts, clone):
    tags, tops = tags_of(service), ROOT[service] + "/drivers/"
    clone = repo.Repo(clone)
    by_file = facts["dynamic_sections"]["<backend>"]["read_by_source_file"]
    owner = {(o["name"]): o["source"] for o in facts["options"] if o["group"] == "DEFAULT"}
    series = facts["series"]
    taken, reached = {}, {}  # (unit, name) -> series
    for at, name in enumerate(series):
        tree = Tree(clone, tags[name], service)
        reach = tree.reach()
        own, shared = {}, set()
        for file, spans in by_file.items():
            options = options_at(spans, series, at)
            accident = ACCIDENTS.get(file)
            options = {o for o in options if not accident or owner.get(o) != accident}
            if file.startswith(tops):
                own.setdefault(unit_of(service, file), set()).update(options)
            else:
                shared |= options
        for unit, options in own.items():
            options -= shared
        for unit, options in own.items():
            # What another unit gives it need not be said twice.
            for option in options:
                if not any(option in own.get(other, ()) for other in reach.get(unit, ()) if unit not in reach.get(other, ())):
                    taken.setdefault((unit, option), []).append(at)
        for unit, others in reach.items():
            for other in others:
                if own.get(other):
                    reached.setdefault((unit, other), []).append(at)
    yield from lines(service, "options", taken, series)
    yield from lines(service, "reaches", reached, series)


def lines(service, what, found, series):
    grouped = {}
    for (unit, name), places in found.items():
        for span in spans_of(places, series):
            grouped.setdefault((unit, span), []).append(name)
    for (unit, span), names in sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1][0], item[0][1][1] or 99)):
        first, end = span
        yield service, what, unit, series[first] + ".." + (series[end] if end else ""), " ".join(sorted(names))


def spans_of(places, series):
    first = previous = None
    for at in [*sorted(places), None]:
        if first is not None and at != previous + 1:
            yield first, previous + 1 if previous + 1 < len(series) else None
            first = None
        if first is None:
            first = at
        previous = at


def options_at(spans, series, at):
    for span in spans:
        if series.index(span["from"]) <= at <= series.index(span["to"]):
            return set(span["options"])
    return set()


def tags_of(service):
    for line in (NAMES / (service + ".txt")).read_text().splitlines():
        if line.startswith(f"project {service} "):
            return dict(word.split("=") for word in line.split()[2:])
    raise SystemExit(f"no tags for {service}")


def unit_of(service, file):
    """unit_of names the unit of a file below the drivers, None for the package of all."""
    parts = file[len(ROOT[service]) + len("/drivers/"):].removesuffix(".py").split("/")
    if parts[-1] == "__init__":
        parts.pop()
    if not parts:
        return None
    if parts[0] in BUNDLES[service]:
        # Modules beside the packages may share prefixes and helpers: one unit.
        return ".".join(parts[:2]) if file.count("/") > ROOT[service].count("/") + 3 else parts[0]
    return parts[0]


def closed(reach):
    """closed adds what the reached units reach in turn."""
    for middle in reach:
        for others in reach.values():
            if middle in others:
                others |= reach[middle]
    return {unit: others - {unit} for unit, others in reach.items()}


class Tree:
    """Tree is a service's driver code at one tag."""

    def __init__(self, clone, tag, service):
        self.service, self.root = service, ROOT[service]
        self.text = {path: clone.blob(blob) for path, blob in clone.files(tag, self.root).items()}

    def file(self, dotted):
        """file is the file that a dotted name imports, None if it is not in the tree."""
        while dotted:
            path = dotted.replace(".", "/")
            for candidate in (path + ".py", path + "/__init__.py"):
                if candidate in self.text:
                    return candidate
            dotted = dotted.rpartition(".")[0]
        return None

    def reach(self):
        imports = {path: self.imports(path) for path in self.text}
        units = {}
        for path in self.text:
            if path.startswith(self.root + "/drivers/"):
                units.setdefault(unit_of(self.service, path), set()).add(path)
        units.pop(None, None)
        reach = {}
        for unit, files in units.items():
            seen, todo = set(files), list(files)
            while todo:
                for other in imports[todo.pop()] - seen:
                    seen.add(other)
                    todo.append(other)
            tops = self.root + "/drivers/"
            reach[unit] = {unit_of(self.service, f) for f in seen if f.startswith(tops)} - {unit, None}
        return closed(reach)

    def imports(self, path):
        # The manager names every driver that was ever renamed.
        if path == self.root + "/manager.py":
            return set()
        found = set()
        package = path.split("/")[:-1]
        # Before Python 3.7 async was an ordinary name.
        text = re.sub(r"\basync\b", "async_", self.text[path].removeprefix("\ufeff"))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
                found |= {base} | {base + "." + name.name for name in node.names}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"\w+(\.\w+)+", node.value):
                found.add(node.value)
        found = {name for name in found if (name + ".").startswith(self.root.replace("/", ".") + ".")}
        files = {self.file(name) for name in found} - {None}
        return files


if __name__ == "__main__":
    main()
