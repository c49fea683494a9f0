#!/usr/bin/env python3
"""Renews the lists of internal/catalog/names/data from clones of the projects.

    names.py CLONES FILE...

CLONES is a folder with a git directory for each project named in the files.
After `from`, each block of a file says where to find its names. Names of a block
with `from hand` that are found nowhere else are unchanged, as are renames.
`@project` reads a project other than the file's first, `until=series` stops there.
"""

import pathlib
import re
import sys

from repo import Repo

SERIES = ("newton ocata pike queens rocky stein train ussuri victoria wallaby xena yoga zed"
          " 2023.1 2023.2 2024.1 2024.2 2025.1 2025.2 2026.1 2026.2").split()


def entry(repo, tag, *groups):
    """Names of entry points."""
    return {name for group in groups for name in repo.entry_points(tag).get(group, {})}


def target(repo, tag, *groups):
    """Class paths of entry points' targets."""
    return {path.split()[0].replace(":", ".")
            for group in groups for path in repo.entry_points(tag).get(group, {}).values()}


def group(repo, tag, prefix):
    """The last part of the names of entry-point groups."""
    return {name.removeprefix(prefix) for name in repo.entry_points(tag) if name.startswith(prefix)}


def path(repo, tag, folder, *roots):
    """Paths of the classes below a folder that inherit a root."""
    return repo.descendants(tag, folder, roots)


def name(repo, tag, folder, *roots):
    """Names of those classes, without module."""
    return {found.rsplit(".", 1)[1] for found in path(repo, tag, folder, *roots)}


def below(repo, tag, package, folder, *roots):
    """Paths of those classes as written after a package's name."""
    return {found.removeprefix(package + ".") for found in path(repo, tag, folder, *roots)}


def export(repo, tag, folder, suffix):
    """Classes exported by packages below a folder under their own name, as package.Class."""
    return {file.split("/")[-2] + "." + found
            for file, blob in repo.files(tag, folder).items() if file.endswith("/__init__.py")
            for found in re.findall(r"^(\w+) = \w+\.\1$", repo.blob(blob), re.M) if found.endswith(suffix)}


def marked(repo, tag, folder, decorator):
    """Paths of classes with a decorator."""
    return {found for found, (_, marks) in repo.classes(tag, folder).items() if decorator in marks}


def leaf(repo, tag, folder, suffix):
    """Paths of classes with a suffix that no other class inherits and that are not a common part."""
    classes = repo.classes(tag, folder)
    used = {base for bases, _ in classes.values() for base in bases}
    return {found for found in classes if found.endswith(suffix)
            and found.rsplit(".", 1)[1] not in used and not re.search(r"\.(_\w+|\w*(Base|Common)\w*)$", found)}


def suffix(repo, tag, folder, end):
    """Paths of the public classes whose names have the same ending."""
    return {found for found in repo.classes(tag, folder) if found.endswith(end) and "._" not in found}


def key(repo, tag, file, variable):
    """Class paths that are keys of a dictionary of renames."""
    return set(renames(repo, tag, file, variable))


def alias(repo, tag, file, variable):
    """Keys of a dictionary of versions."""
    body = re.search(rf"^ *{variable} = \{{(.*?)\}}", repo.read(tag, file), re.M | re.S)
    return set(re.findall(r"['\"](\w+)['\"]:", body[1])) if body else set()


def section(repo, tag, file, prefix):
    """The last part of the sections of an INI file."""
    return set(re.findall(rf"^\[{re.escape(prefix)}([\w.+-]+)\]", repo.read(tag, file), re.M))


def renames(repo, tag, file, variable):
    """The class paths of a dictionary of renames, old to new, without its modules."""
    body = re.search(rf"^{variable} = \{{(.*?)^\s*\}}", repo.read(tag, file), re.M | re.S)
    text = re.sub(r"'\s*\n?\s*'", "", re.sub(r"#.*", "", body[1])).replace('"', "'") if body else ""
    return {old: new for old, new in re.findall(r"'([^']+)':\s*\(?\s*'([^']+)'", text)
            if old.rsplit(".", 1)[-1][0].isupper()}


# Projects always installed with a service: their names count as its own.
LIBRARIES = {"castellan", "glance_store", "oslo.messaging"}
KINDS = {kind.__name__: kind for kind in (
    entry, target, group, path, name, below, export, marked, leaf, suffix, key, alias, section)}


def spans(seen):
    """The series of a name as first..last, open-ended if the last series still has it."""
    found, start = [], None
    for at, series in enumerate(SERIES + [None]):
        if series in seen and start is None:
            start = series
        elif series not in seen and start is not None:
            last = SERIES[at - 1]
            found.append(f"{start}.." if series is None else start if start == last else f"{start}..{last}")
            start = None
    return ",".join(found)


def renew(lines, projects, clones):
    """The lines of one block, with its names read again."""
    head = [line for line in lines if re.match(r"(#|\[|from |others |own |tests |$)", line)]
    sources = [line.split()[1:] for line in head if line.startswith("from ")]
    if not sources or sources == [["hand"]]:
        return lines + [""]
    own = next(iter(projects))
    notes = {line.split()[0]: line[line.index("->"):].split(" in ")[0] for line in lines if "->" in line}
    seen = {}
    for kind, *arguments in sources:
        if kind == "hand":
            continue
        options = [argument for argument in arguments if argument.startswith(("@", "until="))]
        arguments = [argument for argument in arguments if argument not in options]
        owner = next((option[1:] for option in options if option[0] == "@"), own)
        until = next((option[6:] for option in options if option[0] == "u"), SERIES[-1])
        for series, tag in projects[owner].items():
            if SERIES.index(series) > SERIES.index(until):
                continue
            for found in KINDS[kind](clones[owner], tag, *arguments):
                seen.setdefault(found, {}).setdefault(owner, set()).add(series)
            if kind == "key":
                notes.update((old, "-> " + new) for old, new in renames(clones[owner], tag, *arguments).items())
            if kind == "target" and until != SERIES[-1]:
                notes.update((path.replace(":", "."), "-> " + name) for group in arguments
                             for name, path in clones[owner].entry_points(tag).get(group, {}).items())
    rows = [" ".join(filter(None, (found, *spread(seen[found], own, notes.get(found))))) for found in seen]
    kept = [line for line in lines if line not in head and ["hand"] in sources and line.split()[0] not in seen]
    return head + sorted(rows + kept, key=lambda row: row.split()[0]) + [""]


def spread(owners, own, note):
    """The spans of a name, its rename, and the packages that provide it instead of the project."""
    every = spans(set().union(*owners.values()))
    yield every
    yield note
    for owner, seen in owners.items():
        part = spans(seen - owners.get(own, set()))
        if owner != own and owner not in LIBRARIES and part:
            yield f"in {owner}" if part == every else f"in {owner} {part}"


def main(folder, *files):
    for file in map(pathlib.Path, files):
        lines = file.read_text().rstrip("\n").split("\n")
        projects = {line.split()[1]: dict(pair.split("=") for pair in line.split()[2:])
                    for line in lines if line.startswith("project ")}
        clones = {project: Repo(f"{folder}/{project}") for project in projects}
        blocks = [block.split("\n") for block in re.split(r"\n\n+", "\n".join(lines))]
        text = [row for block in blocks for row in renew(block, projects, clones)]
        file.write_text("\n".join(text).rstrip("\n") + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
