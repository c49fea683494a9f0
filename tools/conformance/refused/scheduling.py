"""Which hosts Nova's scheduler takes for an instance."""
from unittest import mock

import reading
from compute import nova

IMAGE = '342b492c-128f-4a42-8d3a-c5088cf27d13'


def filtered(files):
    """The scheduler's filters judge a host that the options rule out: node7, which has
    many instances and much to do. Stands in for: the aggregates."""
    conf = nova(files)
    from nova.scheduler import filters, host_manager
    handler = filters.HostFilterHandler()
    classes = handler.get_matching_classes(conf.filter_scheduler.available_filters)
    enabled = [cls() for cls in classes if cls.__name__ in conf.filter_scheduler.enabled_filters]
    host = host_manager.HostState('node7', 'node7', 'cell')
    host.num_instances, host.num_io_ops, host.aggregates = 50, 50, []
    spec = mock.MagicMock(ignore_hosts=[], force_hosts=[])
    spec.image.id = IMAGE
    spec.image.__contains__.return_value = True
    options = conf.filter_scheduler
    ruled = options.isolated_hosts or options.max_instances_per_host < 50 or options.max_io_ops_per_host < 50 and options.max_io_ops_per_host != 8
    if ruled and all(each.host_passes(host, spec) for each in enabled):
        raise reading.Ineffective('the host is taken')


def isolated(files):
    """An instance is asked for by a project that has no hosts of its own. Stands in for:
    the database."""
    conf = nova(files)
    from nova import exception, objects
    from nova.scheduler import request_filter
    objects.register_all()
    with mock.patch.object(objects.AggregateList, 'get_by_metadata', return_value=[]):
        try:
            request_filter.require_tenant_aggregate(mock.Mock(), mock.Mock(project_id='p'))
        except exception.RequestFilterFailed:
            return
    if conf.scheduler.placement_aggregate_required_for_tenants:
        raise reading.Ineffective('any host is taken')


KINDS = {
    'filtered hosts': filtered,
    'hosts of projects': isolated,
}
