"""Reads Nova's [glance] with the real oslo.config a number of times, and prints
the seconds for one."""

import sys
import time

from keystoneauth1 import loading
from oslo_config import cfg

OWN = [
    cfg.ListOpt('api_servers'),
    cfg.IntOpt('num_retries', default=3, min=0),
    cfg.BoolOpt('verify_glance_signatures', default=False),
    cfg.BoolOpt('enable_certificate_validation', default=False),
    cfg.ListOpt('default_trusted_certificate_ids', default=[]),
    cfg.BoolOpt('enable_rbd_download', default=False),
    cfg.StrOpt('rbd_user', default=''),
    cfg.IntOpt('rbd_connect_timeout', default=5),
    cfg.StrOpt('rbd_pool', default=''),
    cfg.StrOpt('rbd_ceph_conf', default=''),
    cfg.BoolOpt('debug', default=False),
]


def read(path):
    conf = cfg.ConfigOpts()
    conf.register_opts(OWN, 'glance')
    loading.register_session_conf_options(conf, 'glance')
    loading.register_adapter_conf_options(conf, 'glance')
    conf(['--config-file', path])
    for name in conf.glance:
        conf.glance[name]


path, times = sys.argv[1], int(sys.argv[2])
begin = time.perf_counter()
for _ in range(times):
    read(path)
print((time.perf_counter() - begin) / times)
