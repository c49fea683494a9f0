"""Reads files, entry points and classes of tagged commits, without a checkout."""

import configparser
import functools
import re
import subprocess
import tomllib


class Repo:
    def __init__(self, folder):
        self.folder = folder
        self.batch = subprocess.Popen(
            ["git", "--git-dir", folder, "cat-file", "--batch"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @functools.cache
    def blob(self, name):
        """The text of an object, "" if there is none."""
        self.batch.stdin.write(name.encode() + b"\n")
        self.batch.stdin.flush()
        head = self.batch.stdout.readline().split()
        if len(head) != 3:
            return ""
        body = self.batch.stdout.read(int(head[2]) + 1)
        return body[:-1].decode("utf-8", "replace")

    def read(self, tag, path):
        return self.blob(f"{tag}:{path}")

    @functools.cache
    def files(self, tag, folder):
        """The Python files below a folder, as path to blob."""
        lines = subprocess.run(
            ["git", "--git-dir", self.folder, "ls-tree", "-r", tag, folder],
            capture_output=True, text=True).stdout.splitlines()
        rows = (line.split(None, 3) for line in lines)
        return {row[3]: row[2] for row in rows if row[3].endswith(".py")}

    @functools.cache
    def entry_points(self, tag):
        """The entry points, as group to name to target."""
        groups = {}
        text = self.read(tag, "setup.cfg")
        if "[entry_points]" in text:
            parser = configparser.RawConfigParser(strict=False)
            parser.optionxform = str
            parser.read_string(text)
            for group, lines in parser.items("entry_points"):
                groups[group] = pairs(lines)
        text = self.read(tag, "pyproject.toml")
        if text:
            project = tomllib.loads(text).get("project", {})
            groups.update(project.get("entry-points", {}))
        return groups

    @functools.cache
    def classes(self, tag, folder):
        """The classes below a folder, as dotted path to (bases, decorators)."""
        found = {}
        for path, blob in self.files(tag, folder).items():
            module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for name, rest in classes_of(self, blob):
                found[f"{module}.{name}"] = rest
        return found

    def descendants(self, tag, folder, roots):
        """The dotted paths of public classes that inherit one of roots."""
        classes = self.classes(tag, folder)
        inherit = {root: True for root in roots}

        def of(name, seen=()):
            if name not in inherit and name not in seen:
                inherit[name] = any(of(base, seen + (name,))
                                    for path, (bases, _) in classes.items() if path.rsplit(".", 1)[1] == name
                                    for base in bases)
            return inherit.get(name, False)

        names = ((path, path.rsplit(".", 1)[1]) for path in classes)
        return {path for path, name in names if name not in roots and name[0] != "_" and of(name)}


HEAD = re.compile(r"^((?:@[^\n]*\n(?:[ )][^\n]*\n)*)*)class[ ]+(\w+)[ ]*(?:\(([^)]*)\))?[ ]*:", re.M)


@functools.cache
def classes_of(repo, blob):
    """The top-level classes of one file: name, bases without module, decorators."""
    return [(name, ([base.strip().rsplit(".", 1)[-1] for base in bases.split(",")],
                    re.findall(r"^@([\w.]+)", decorators, re.M)))
            for decorators, name, bases in HEAD.findall(repo.blob(blob))]


def pairs(lines):
    """The name = target lines of one group of setup.cfg."""
    found = {}
    for line in lines.splitlines():
        name, equals, target = line.partition("=")
        if equals and not line.lstrip().startswith("#"):
            found[name.strip()] = target.strip()
    return found
