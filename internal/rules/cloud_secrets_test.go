package rules_test

import "testing"

func TestCloudSecretMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_secret_mismatch"
	const ceph = "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
	runCloudTests(t, map[string]cloudTest{
		"Ironic's API and conductor on two transports": {rule, `
== a ironic
[DEFAULT]
rpc_transport = json-rpc
== c ironic
[DEFAULT]
debug = false
`, []string{`c DEFAULT.rpc_transport: is "oslo" by default; is "json-rpc"`}},
		"Ironic on one transport, and a fragment": {rule, `
== a ironic
[DEFAULT]
rpc_transport = json-rpc
== b ironic
[DEFAULT]
rpc_transport = json-rpc
== c ironic
[api]
port = 6385
`, nil},
		"one agent differs": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
== net2 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-b
`, []string{`net2 DEFAULT.metadata_proxy_shared_secret: net2.conf line 2; differs from [neutron] metadata_proxy_shared_secret of "api" (api.conf line 2); Change [DEFAULT] metadata_proxy_shared_secret of "net2"; 2 configurations agree; error`}},
		"Nova differs from the agents": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-b
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
== net2 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
`, []string{`api neutron.metadata_proxy_shared_secret: Change [neutron] metadata_proxy_shared_secret of "api"`}},
		"nobody knows which is wrong": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-b
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
`, []string{`net1 DEFAULT.metadata_proxy_shared_secret: from one variable`}},
		"all agree": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
`, nil},
		"a cell has its own secret on both sides": {rule, `
== cell1 nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== cell2 nova
[neutron]
metadata_proxy_shared_secret = s3cret-b
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
== net2 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-b
`, nil},
		"a compute service checks no signature": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== compute nova program=nova-compute
[neutron]
metadata_proxy_shared_secret = s3cret-b
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-a
`, nil},
		"a reference is compared by its value": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== net1 neutron
[DEFAULT]
metadata_proxy_shared_secret = $nova.password
[nova]
auth_type = password
password = s3cret-a
== net2 neutron
[DEFAULT]
metadata_proxy_shared_secret = $nova.password
[nova]
auth_type = password
password = s3cret-b
`, []string{`net2 DEFAULT.metadata_proxy_shared_secret: differs`}},
		"an agent not known yet": {rule, `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== net1 neutron unread
== net2 neutron
[DEFAULT]
metadata_proxy_shared_secret = s3cret-b
`, []string{`net2 DEFAULT.metadata_proxy_shared_secret: differs`}},
		"keys of heat": {rule, `
== api heat
[DEFAULT]
auth_encryption_key = 0123456789abcdef0123456789abcdef
== engine heat
[DEFAULT]
auth_encryption_key = fedcba9876543210fedcba9876543210
`, []string{`engine DEFAULT.auth_encryption_key: differs from [DEFAULT] auth_encryption_key of "api"`}},
		"keys of octavia": {rule, `
== a octavia
[health_manager]
heartbeat_key = one-key
[certificates]
server_certs_key_passphrase = passphrase-of-32-characters-here
== b octavia
[health_manager]
heartbeat_key = other-key
[certificates]
server_certs_key_passphrase = passphrase-of-32-characters-her2
`, []string{`b certificates.server_certs_key_passphrase: of "a"`, `b health_manager.heartbeat_key: of "a"`}},
		"the same keys": {rule, `
== a octavia
[health_manager]
heartbeat_key = one-key
== b octavia
[health_manager]
heartbeat_key = one-key
`, nil},
		"a token cache that two share": {rule, `
== a glance
[keystone_authtoken]
memcached_servers = m1:11211,m2:11211
memcache_secret_key = one
== b cinder
[keystone_authtoken]
memcached_servers = m2:11211,m3:11211
memcache_secret_key = other
`, []string{`b keystone_authtoken.memcache_secret_key: of "a"; warning`}},
		"separate caches": {rule, `
== a glance
[keystone_authtoken]
memcached_servers = localhost:11211
memcache_secret_key = one
== b cinder
[keystone_authtoken]
memcached_servers = localhost:11211
memcache_secret_key = other
`, nil},
		"one Ceph user, two secrets": {rule, "\n== compute nova\n[libvirt]\nrbd_user = cinder\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n" +
			"== volume cinder\n" + ceph + "rbd_user = cinder\nrbd_secret_uuid = 00000000-33da-42ec-9a8c-9293d545c337\n",
			[]string{`compute libvirt.rbd_secret_uuid: differs from [ceph] rbd_secret_uuid of "volume" (volume.conf line 6)`}},
		"two Ceph users, one secret": {rule, "\n== compute nova\n[libvirt]\nrbd_user = nova\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n" +
			"== volume cinder\n" + ceph + "rbd_user = cinder\nrbd_secret_uuid = 457EB676-33da-42ec-9a8c-9293d545c337\n",
			[]string{`compute libvirt.rbd_secret_uuid: although rbd_user is "nova" here and "cinder" there`}},
		"two users, two secrets": {rule, "\n== compute nova\n[libvirt]\nrbd_user = nova\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n" +
			"== volume cinder\n" + ceph + "rbd_user = cinder\nrbd_secret_uuid = 00000000-33da-42ec-9a8c-9293d545c337\n", nil},
		"one user, one secret, in different case": {rule, "\n== compute nova\n[libvirt]\nrbd_user = cinder\nrbd_secret_uuid = 457EB676-33da-42ec-9a8c-9293d545c337\n" +
			"== volume cinder\n" + ceph + "rbd_user = cinder\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n", nil},
		"programs on another bus": {rule, `
== server neutron
[DEFAULT]
transport_url = rabbit://neutron:pw@mq1:5672,neutron:pw@mq2:5672/
== agent1 neutron
[DEFAULT]
transport_url = rabbit://neutron:pw@mq2/
== agent2 neutron
[DEFAULT]
transport_url = rabbit://neutron:pw@mq9:5672/
`, []string{`agent2 DEFAULT.transport_url: names another bus or virtual host; 2 configurations agree`}},
		"programs in another virtual host": {rule, `
== a heat
[DEFAULT]
transport_url = rabbit://heat:pw@mq1:5672/
== b heat
[DEFAULT]
transport_url = rabbit://heat:pw@mq1:5672/heat
`, []string{`b DEFAULT.transport_url: names another bus or virtual host`}},
		"each of Nova's cells has its own bus": {rule, `
== a nova
[DEFAULT]
transport_url = rabbit://nova:pw@mq1:5672/
== b nova
[DEFAULT]
transport_url = rabbit://nova:pw@mq2:5672/
`, nil},
		"another password of one account": {rule, `
== a nova
[DEFAULT]
transport_url = rabbit://openstack:pw-one@mq1:5672/
== b cinder
[DEFAULT]
transport_url = rabbit://openstack:pw-two@mq1:5672/
`, []string{`b DEFAULT.transport_url: a different password from [DEFAULT] transport_url of "a"`}},
		"another account": {rule, `
== a neutron
[DEFAULT]
transport_url = rabbit://one:pw-one@mq1:5672/
== b neutron
[DEFAULT]
transport_url = rabbit://two:pw-two@mq1:5672/
`, nil},
		"no bus at all": {rule, `
== a neutron
[DEFAULT]
transport_url = rabbit://
== b neutron
[DEFAULT]
transport_url = fake://
== c neutron
[DEFAULT]
transport_url = nonsense
`, nil},
		"a bus on the host itself": {rule, `
== a neutron
[DEFAULT]
transport_url = rabbit://neutron:pw@$host:5672/
== b neutron
[DEFAULT]
transport_url = rabbit://neutron:pw@mq1:5672/
`, nil},
	})
}

func TestCloudMissing(t *testing.T) {
	t.Parallel()
	runCloudTests(t, map[string]cloudTest{
		"reported once": {"not_judged", `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
[service_user]
send_service_user_token = true
[glance]
enable_rbd_download = true
== api2 nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
`, []string{` .: not compared, because the configurations contain no configuration of a service that gets nova's service tokens (for cloud_service_token_halfway), no configuration of glance (for cloud_image_path_conflict), no metadata_proxy_shared_secret of a metadata agent of neutron (for cloud_secret_mismatch); info`}},
		"not while something is unknown": {"not_judged", `
== api nova
[neutron]
metadata_proxy_shared_secret = s3cret-a
== net neutron unread
`, nil},
	})
}
