"""What oslo's libraries refuse in every service."""
from oslo_config import cfg

from reading import read


def logging(files):
    from oslo_log import log
    conf = cfg.ConfigOpts()
    log.register_options(conf)
    log.setup(read(conf, files), 'proof')


KINDS = {
    'logging': logging,
}
