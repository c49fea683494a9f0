package rules_test

import "testing"

func TestCloudRegionMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_region_mismatch"
	runCloudTests(t, map[string]cloudTest{
		"case": {rule, `
== a nova
[placement]
region_name = RegionOne
== b cinder
[nova]
region_name = RegionOne
== c neutron
[nova]
region_name = regionone
`, []string{`c nova.region_name: c.conf line 2; "regionone"; "RegionOne"; Change [nova] region_name of "c"; 2 configurations agree; error`}},
		"the same": {rule, `
== a nova
[placement]
region_name = RegionOne
== c neutron
[nova]
region_name = RegionOne
`, nil},
		"a region in one member": {rule, `
== a nova
[placement]
region_name = north
== b cinder
[nova]
region_name = north
== c neutron
[nova]
region_name = nord
[placement]
region_name = nord
`, []string{`c nova.region_name: a region that no other configuration names; warning`}},
		"two regions of several members": {rule, `
== a nova
[placement]
region_name = north
== b cinder
[nova]
region_name = north
== c nova
[placement]
region_name = south
== d cinder
[nova]
region_name = south
`, nil},
		"two members, two regions": {rule, `
== a nova
[placement]
region_name = north
== b nova
[placement]
region_name = south
`, nil},
	})
}

func TestCloudIdentityMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_identity_mismatch"
	runCloudTests(t, map[string]cloudTest{
		"another host": {rule, `
== a nova
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
== b cinder
[keystone_authtoken]
auth_url = https://keystone.example.org:5000/v3
== c glance
[keystone_authtoken]
auth_url = https://old.example.org:5000
`, []string{`c keystone_authtoken.auth_url: "https://old.example.org:5000"; "https://keystone.example.org:5000"; Change [keystone_authtoken] auth_url of "c"; 2 configurations`}},
		"another scheme, in a section that calls": {rule, `
== a nova
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
[neutron]
auth_url = http://keystone.example.org:5000
auth_type = password
[cinder]
auth_url = http://keystone.example.org:5000
auth_type = password
== b cinder
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
`, []string{`a neutron.auth_url: http://`}},
		"another www_authenticate_uri": {rule, `
== a nova
[keystone_authtoken]
www_authenticate_uri = https://keystone.example.org:5000
== b cinder
[keystone_authtoken]
www_authenticate_uri = https://Keystone.example.org.:5000/v3
== c glance
[keystone_authtoken]
www_authenticate_uri = https://identity.example.org:5000
`, []string{`c keystone_authtoken.www_authenticate_uri: "https://identity.example.org:5000"`}},
	})
}

func TestCloudServiceTokenHalfway(t *testing.T) {
	t.Parallel()
	const rule = "cloud_service_token_halfway"
	runCloudTests(t, map[string]cloudTest{
		"sent but not required": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b cinder
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
`, []string{`b keystone_authtoken.service_token_roles_required: is "false" by default, although [service_user] send_service_user_token of "a" (a.conf line 2) is "true"; Set service_token_roles_required = true in [keystone_authtoken] of "b"; error`}},
		"required but not sent": {rule, `
== a nova
[service_user]
auth_type = password
== b cinder
[keystone_authtoken]
service_token_roles_required = true
`, []string{`a service_user.send_service_user_token: although [keystone_authtoken] service_token_roles_required of "b"; Set send_service_user_token = true in [service_user] of "a"`}},
		"required, and a whole file without the section": {rule, `
== a nova program=nova-compute
[DEFAULT]
transport_url = rabbit://nova:pw@mq1/
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
== b nova program=nova-scheduler
[DEFAULT]
transport_url = rabbit://nova:pw@mq1/
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
== c cinder
[keystone_authtoken]
service_token_roles_required = true
`, []string{`a service_user.send_service_user_token: is "false" by default`}},
		"agents and volume services check no token": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b neutron program=neutron-l3-agent
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
== c cinder program=cinder-volume
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
`, nil},
		"not required by default, where little depends on it": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b glance program=glance-api
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
== c neutron
[keystone_authtoken]
service_token_roles_required = false
`, []string{`c keystone_authtoken.service_token_roles_required: error`, `b keystone_authtoken.service_token_roles_required: warning`}},
		"both": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b cinder
[keystone_authtoken]
service_token_roles_required = true
`, nil},
		"neither": {rule, `
== a nova
[service_user]
send_service_user_token = false
== b cinder
[keystone_authtoken]
service_token_roles_required = false
`, nil},
		"no role passes": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b cinder
[keystone_authtoken]
service_token_roles_required = true
service_token_roles =
`, []string{`b keystone_authtoken.service_token_roles: lists no role; no token of a service can pass`}},
		"a role in different case": {rule, `
== a nova
[service_user]
send_service_user_token = true
== b cinder
[keystone_authtoken]
service_token_roles_required = true
== c glance
[keystone_authtoken]
service_token_roles_required = true
service_token_roles = Service
`, []string{`c keystone_authtoken.service_token_roles: is "Service"; is "service" by default`}},
	})
}

func TestCloudSharedAccount(t *testing.T) {
	t.Parallel()
	const rule = "cloud_shared_account"
	runCloudTests(t, map[string]cloudTest{
		"one database for two services, under one account": {rule, `
== h heat
[database]
connection = mysql+pymysql://heat:x@db.example.org/heat
== m magnum
[database]
connection = mysql+pymysql://heat:x@DB.example.org/heat
`, []string{`m database.connection: names the database; of "h"; Give magnum and heat a database each`}},
		"one database under two accounts, in sections of two names": {rule, `
== d designate
[storage:sqlalchemy]
connection = mysql+pymysql://designate:x@db.example.org/openstack
== m magnum
[database]
connection = mysql+pymysql://magnum:y@db.example.org/openstack
`, []string{`m database.connection: names the database`}},
		"Placement in Nova's database, and two of one service": {rule, `
== n nova
[api_database]
connection = mysql+pymysql://nova:x@db.example.org/nova_api
== p placement
[placement_database]
connection = mysql+pymysql://placement:y@db.example.org/nova_api
== p2 placement
[placement_database]
connection = mysql+pymysql://placement:y@db.example.org/nova_api
`, nil},
		"a Keystone user": {rule, `
== a glance
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
username = service
== b cinder
[keystone_authtoken]
auth_url = https://keystone.example.org:5000
username = service
`, []string{`b keystone_authtoken.username: is the user of Keystone that [keystone_authtoken] username of "a" (a.conf line 3) uses as well; Give cinder and glance an account each`}},
		"a database": {rule, `
== a glance
[database]
connection = mysql+pymysql://cloud:pw1@db/glance
== b cinder
[database]
connection = mysql+pymysql://cloud:pw1@db/cinder
== c cinder
[database]
connection = mysql+pymysql://cloud:pw1@db/cinder
`, []string{`b database.connection: is the account of the database`}},
		"a bus": {rule, `
== a glance
[DEFAULT]
transport_url = rabbit://openstack:pw@mq1,openstack:pw@mq2/
== b cinder
[DEFAULT]
transport_url = rabbit://openstack:pw@mq2/
`, []string{`b DEFAULT.transport_url: is the account of the message bus`}},
		"separate accounts": {rule, `
== a glance
[DEFAULT]
transport_url = rabbit://glance:pw@mq1/
[database]
connection = mysql+pymysql://glance:pw1@db/glance
[keystone_authtoken]
username = glance
== b cinder
[DEFAULT]
transport_url = rabbit://cinder:pw@mq1/
[database]
connection = mysql+pymysql://cinder:pw1@db/cinder
[keystone_authtoken]
username = cinder
`, nil},
		"programs of one service": {rule, `
== a glance
[database]
connection = mysql+pymysql://glance:pw1@db/glance
== b glance
[database]
connection = mysql+pymysql://glance:pw1@db/glance
`, nil},
		"the same name on another server": {rule, `
== a glance
[database]
connection = mysql+pymysql://cloud:pw1@db1/glance
== b cinder
[database]
connection = mysql+pymysql://cloud:pw1@db2/cinder
`, nil},
	})
}
