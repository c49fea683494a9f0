"""Has a configuration read texts."""
import os
import tempfile

# The files, by name, that lie in the folder of the configuration's files.
BESIDE = {}


class Ineffective(Exception):
    """The code takes the configuration and does not do what it asks for."""


def read(conf, files, project='proof'):
    """Has a ConfigOpts read the texts as its files, in order.

    Their folder is the current one afterwards: relative paths lie there.
    """
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    for name, text in BESIDE.items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)
    paths = []
    for number, text in enumerate(files):
        paths.append(os.path.join(folder, '%d.conf' % number))
        with open(paths[-1], 'w', encoding='utf-8') as file:
            file.write(text)
    conf([part for path in paths for part in ('--config-file', path)],
         project=project, default_config_files=[], default_config_dirs=[])
    return conf
