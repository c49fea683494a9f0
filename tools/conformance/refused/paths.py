"""Where services look for the files and folders that their options name."""
import os
import stat
from unittest import mock

from oslo_config import cfg

import reading


def judge(path):
    """Raises an error if others decide what is found at a path: the folder depends on
    where the service was started, or every account may create the file."""
    if not os.path.isabs(path):
        raise reading.Ineffective('%s depends on where the service was started' % path)
    folder = os.path.dirname(path.rstrip('/'))
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    if os.stat(folder).st_mode & stat.S_IWOTH:
        raise reading.Insecure('every account may create files in ' + folder)


def authorities(files):
    """Nova makes its session for Glance. Stands in for: the account."""
    import nova.conf
    from nova import utils
    reading.read(nova.conf.CONF, files, 'nova')
    adapter = utils.get_ksa_adapter('image', ksa_auth=mock.Mock())
    if isinstance(adapter.session.verify, str):
        judge(adapter.session.verify)


def staged(files):
    """Glance looks for images that it has not imported yet."""
    from glance import housekeeping
    from glance.common import config  # noqa: F401, which registers the options
    reading.read(cfg.CONF, files, 'glance')
    judge(housekeeping.staging_store_path())


def rules(files):
    """Cinder reads its policy's rules. Stands in for: the folder, as if it were there."""
    from oslo_policy import policy
    enforcer = policy.Enforcer(reading.read(cfg.ConfigOpts(), files))
    walked = []
    exists = os.path.exists
    with (mock.patch.object(os.path, 'exists', lambda path: path.endswith('.d') or exists(path)),
          mock.patch.object(enforcer, '_walk_through_policy_directory',
                            lambda path, *_: walked.append(path)),
          mock.patch.object(enforcer, '_is_directory_updated', return_value=True)):
        enforcer.load_rules()
    if not walked:
        raise AssertionError('no folder was read')
    for path in walked:
        judge(path)


def state(files):
    """Nova looks for its guests' disks, which are below its state unless an option
    says otherwise."""
    import nova.conf
    from nova.virt.libvirt import utils
    reading.read(nova.conf.CONF, files, 'nova')
    judge(os.path.dirname(utils.get_instance_path(mock.Mock(uuid='i'))))


KINDS = {
    'path of authorities': authorities,
    'staged images': staged,
    "a policy's folders": rules,
    "guests' disks": state,
}
