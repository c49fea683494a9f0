"""How Nova asks Glance for an image, and what it checks of it."""
import types
from unittest import mock

import reading
from compute import nova

SIGNED = {'img_signature': 's', 'img_signature_hash_method': 'SHA-256',
          'img_signature_certificate_uuid': '0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8',
          'img_signature_key_type': 'RSA-PSS'}


def boot(files):
    """A guest's signed image is fetched for a request that names no certificates.
    Stands in for: Glance, Ceph and the key manager."""
    conf = nova(files)
    from nova import objects
    from nova.compute import api
    from nova.image import glance
    from nova.storage import rbd_utils
    objects.register_all()
    did = types.SimpleNamespace(conf=conf, recorded=api.API._retrieve_trusted_certs_object(
        mock.Mock(), None))
    client = mock.Mock()
    client.call.return_value = mock.MagicMock(wrapped=True)
    client.call.return_value.__iter__.side_effect = lambda: iter([b'image'])
    service = glance.GlanceImageServiceV2(client=client)
    image = {'properties': SIGNED, 'locations': [{'url': 'rbd://f/p/i/s', 'metadata': {}}]}

    def export(driver, path, *_):
        did.ceph = driver
        with open(path, 'wb') as file:
            file.write(b'image')

    with (mock.patch.object(service, 'show', return_value=image),
          mock.patch.object(glance.signature_utils, 'get_verifier') as verifier,
          mock.patch.object(glance.certificate_utils, 'verify_certificate') as certificate,
          mock.patch.multiple(rbd_utils, rbd=mock.Mock(), rados=mock.Mock()),
          mock.patch.object(rbd_utils.RBDDriver, '_check_for_import_failure'),
          mock.patch.object(rbd_utils.RBDDriver, 'export_image', export)):
        service.download(mock.Mock(), 'i', dst_path='image', trusted_certs=did.recorded)
    did.verified = verifier.return_value.verify.called
    did.validated = certificate.called
    did.hashed = client.call.called
    return did


def signatures(files):
    if not boot(files).verified:
        raise reading.Insecure('the signature is not checked')


def signers(files):
    did = boot(files)
    if did.verified and not did.validated:
        raise reading.Insecure('the signer is not checked')


def trusted(files):
    did = boot(files)
    wanted = did.conf.glance.enable_certificate_validation
    if wanted and not did.validated or did.conf.glance.default_trusted_certificate_ids and not (
            did.validated and did.recorded):
        raise reading.Ineffective('validated: %s, recorded for the guest: %s' % (
            did.validated, bool(did.recorded)))


def from_ceph(files):
    did = boot(files)
    if not did.hashed and not did.verified:
        raise reading.Insecure('neither a hash nor a signature is checked')


def identity(files):
    did = boot(files)
    if hasattr(did, 'ceph'):
        used = (did.ceph.rbd_user, did.ceph.ceph_conf)
        if used != (did.conf.glance.rbd_user, did.conf.glance.rbd_ceph_conf):
            raise reading.Insecure('asks Ceph as %s with %s' % used)


def asked(files):
    """Nova asks Glance for an image. Stands in for: the network, on which nothing
    answers."""
    conf = nova(files)
    import requests
    from nova import context, exception
    from nova.image import glance
    user = context.RequestContext('u', 'p', auth_token='t', service_catalog=[])
    with (mock.patch.object(glance.time, 'sleep') as slept,
          mock.patch.object(requests.Session, 'request',
                            side_effect=requests.exceptions.ConnectTimeout) as request):
        try:
            glance.GlanceClientWrapper().call(user, 2, 'get', args=('i',))
        except exception.GlanceConnectionFailed:
            pass
    if not request.called:
        raise AssertionError('nothing was asked')
    waited = sum(call.args[0] for call in slept.call_args_list)
    return conf, request.call_args_list, waited


def authorities(files):
    for call in asked(files)[1]:
        if call.kwargs['verify'] is True and call.args[1].startswith('https:'):
            raise reading.Insecure('any authority of the system is trusted')


def limits(files):
    for call in asked(files)[1]:
        if call.kwargs.get('timeout') is None:
            raise reading.Insecure('the request may wait without limit')


def retries(files):
    conf, calls, waited = asked(files)
    seconds = waited + len(calls) * (conf.glance.timeout or 0)
    if len(calls) == 1:
        raise reading.Ineffective('the image is asked for once')
    if len(calls) > 11 or seconds > 600:
        raise reading.Ineffective('%d times, in up to %d seconds' % (len(calls), seconds))


def disks(files):
    """nova-compute describes a guest's disk to libvirt. Stands in for: Ceph."""
    nova(files)
    from nova.storage import rbd_utils
    from nova.virt.libvirt import imagebackend
    mapping = {'bus': 'virtio', 'type': 'disk', 'dev': 'vda'}
    with (mock.patch.multiple(rbd_utils, rbd=mock.Mock(), rados=mock.Mock()),
          mock.patch.object(rbd_utils.RBDDriver, 'get_mon_addrs', return_value=(['192.0.2.11'], ['6789']))):
        disk = imagebackend.Rbd(path='vms/guest_disk', disk_info_mapping=mapping)
        disk.libvirt_info('none', {}).to_xml()


KINDS = {
    'disks in Ceph': disks,
    'signed image': signatures,
    'signer': signers,
    'trusted certificates': trusted,
    'image from Ceph': from_ceph,
    'Ceph identity': identity,
    'authorities': authorities,
    'time limit': limits,
    'image retries': retries,
}
