package rules_test

import "testing"

func TestCloudHostConflict(t *testing.T) {
	t.Parallel()
	const rule = "cloud_host_conflict"
	const compute = " nova program=nova-compute\n"
	const agent = " neutron program=neutron-openvswitch-agent\n"
	runCloudTests(t, map[string]cloudTest{
		"two computes of one name": {rule, "\n== a" + compute + "[DEFAULT]\nhost = c1\n== b" + compute + "[DEFAULT]\nhost = c1\n",
			[]string{`b DEFAULT.host: [DEFAULT] host of "b" (b.conf line 2) is "c1", and so is [DEFAULT] host of "a" (a.conf line 2); Give each host its own value; error`}},
		"four of one name, told once": {rule, "\n== a" + compute + "[DEFAULT]\nhost = c1\n== b" + compute + "[DEFAULT]\nhost = c1\n== c" + compute + "[DEFAULT]\nhost = c1\n== d" + compute + "[DEFAULT]\nhost = c1\n",
			[]string{`b DEFAULT.host: (a.conf line 2), and that of 2 other configurations`}},
		"names of their own":       {rule, "\n== a" + compute + "[DEFAULT]\nhost = c1\n== b" + compute + "[DEFAULT]\nhost = c2\n", nil},
		"names by default":         {rule, "\n== a" + compute + "[DEFAULT]\ndebug = false\n== b" + compute + "[DEFAULT]\ndebug = false\n", nil},
		"another program":          {rule, "\n== a" + compute + "[DEFAULT]\nhost = c1\n== b nova program=nova-api\n[DEFAULT]\nhost = c1\n", nil},
		"a program that is unsaid": {rule, "\n== a" + compute + "[DEFAULT]\nhost = c1\n== b nova\n[DEFAULT]\nhost = c1\n", nil},
		"hosts for Ironic stand in for each other": {rule, "\n== a" + compute + "[DEFAULT]\ncompute_driver = ironic.IronicDriver\nhost = c1\n== b" + compute + "[DEFAULT]\ncompute_driver = ironic.IronicDriver\nhost = c1\n",
			nil},
		"one address": {rule, "\n== a" + compute + "[DEFAULT]\nmy_ip = 192.0.2.11\n== b" + compute + "[DEFAULT]\nmy_ip = 192.0.2.11\n",
			[]string{`b DEFAULT.my_ip: is "192.0.2.11"; warning`}},
		"a loopback address": {rule, "\n== a" + compute + "[vnc]\nserver_proxyclient_address = 127.0.0.1\n== b" + compute + "[vnc]\nserver_proxyclient_address = 127.0.0.1\n", nil},
		"a wildcard":         {rule, "\n== a" + compute + "[vnc]\nserver_proxyclient_address = 0.0.0.0\n== b" + compute + "[vnc]\nserver_proxyclient_address = 0.0.0.0\n", nil},
		"an address that refers to another option": {rule, "\n== a" + compute + "[DEFAULT]\nmy_ip = 192.0.2.11\n[vnc]\nserver_proxyclient_address = $my_ip\n== b" + compute + "[DEFAULT]\nmy_ip = 192.0.2.12\n[vnc]\nserver_proxyclient_address = $my_ip\n",
			nil},
		"two ends of tunnels": {rule, "\n== a" + agent + "[ovs]\nlocal_ip = 192.0.2.11\n== b" + agent + "[ovs]\nlocal_ip = 192.0.2.11\n",
			[]string{`b ovs.local_ip: [ovs] local_ip of "b" (b.conf line 2) is "192.0.2.11", and so is [ovs] local_ip of "a"; error`}},
		"a server beside an agent": {rule, "\n== a" + agent + "[ovs]\nlocal_ip = 192.0.2.11\n== b neutron program=neutron-server\n[ovs]\nlocal_ip = 192.0.2.11\n", nil},
	})
}
