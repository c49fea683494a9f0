package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// An option of another driver is one finding; an option that this driver or every
// driver reads is none.
func TestOptionOfOtherDriver(t *testing.T) {
	t.Parallel()
	const (
		rbd     = "volume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
		lvm     = "volume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\n"
		netapp  = "volume_driver = cinder.volume.drivers.netapp.common.NetAppDriver\n"
		handles = "driver_handles_share_servers = false\n"
	)
	for name, test := range map[string]struct {
		service, release string
		section, shared  string
		want             []string // options found
		says             string
	}{
		"another vendor's":      {"cinder", "zed", rbd + "netapp_login = a\n", "", []string{"netapp_login"}, "netapp_login is an option of the drivers in cinder.volume.drivers.netapp, and [b] uses cinder.volume.drivers.rbd.RBDDriver"},
		"many others'":          {"cinder", "2026.1", rbd + "san_ip = 192.0.2.1\n", "", []string{"san_ip"}, "san_ip is an option of other drivers, and [b] uses cinder.volume.drivers.rbd.RBDDriver"},
		"a base class's":        {"cinder", "2026.1", rbd + "nas_host = 192.0.2.1\n", "", []string{"nas_host"}, "nas_host is an option of other drivers, such as those in cinder.volume.drivers.remotefs, and [b] uses"},
		"a bad value":           {"cinder", "zed", rbd + "netapp_server_port = big\n", "", []string{"netapp_server_port"}, ""},
		"TLS off":               {"cinder", "zed", rbd + "vmware_insecure = true\n", "", []string{"vmware_insecure"}, ""},
		"the default driver":    {"cinder", "zed", "rbd_pool = volumes\n", "", []string{"rbd_pool"}, "rbd_pool is an option of other drivers, such as those in cinder.volume.drivers.rbd, and [b] uses the default, cinder.volume.drivers.lvm.LVMVolumeDriver"},
		"shared driver":         {"cinder", "zed", "netapp_login = a\nrbd_pool = volumes\n", rbd, []string{"netapp_login"}, "and [b] uses cinder.volume.drivers.rbd.RBDDriver"},
		"shared options":        {"cinder", "zed", rbd, "netapp_login = a\n", []string{"netapp_login"}, "enabled_backends names no back end that uses them"},
		"no shared section yet": {"cinder", "ocata", "rbd_pool = volumes\n", rbd, []string{"rbd_pool"}, "uses the default"},
		"an older class name":   {"cinder", "zed", "volume_driver = cinder.volume.drivers.nimble.NimbleISCSIDriver\nnimble_pool_name = p\nsan_ip = 192.0.2.1\nrbd_user = u\n", "", []string{"rbd_user"}, "[b] uses cinder.volume.drivers.hpe.nimble.NimbleISCSIDriver"},
		"an option's old name":  {"cinder", "zed", rbd + "vxflexos_rest_server_port = 443\n", "", []string{"vxflexos_rest_server_port"}, ""},
		"an older option name":  {"cinder", "xena", "volume_driver = cinder.volume.drivers.dell_emc.powerflex.driver.PowerFlexDriver\nvxflexos_rest_server_port = 443\n", "", nil, ""},
		"its own":               {"cinder", "zed", rbd + "rbd_pool = volumes\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n", "", nil, ""},
		"of every driver":       {"cinder", "zed", rbd + "volume_backend_name = b\nchap_username = c\nimage_volume_cache_enabled = true\ntarget_ip_address = 192.0.2.1\nbackend_host = h\nreplication_device = backend_id:x\n", "", nil, ""},
		"targets":               {"cinder", "zed", lvm + "volume_group = g\ntarget_helper = lioadm\ntarget_protocol = iscsi\nnvmet_port_id = 1\nspdk_rpc_ip = 192.0.2.1\n", "", nil, ""},
		"of a base class":       {"cinder", "zed", netapp + "nfs_shares_config = /etc/cinder/nfs\nnas_host = 192.0.2.1\n", "", nil, ""},
		"a class elsewhere":     {"cinder", "zed", "volume_driver = acme.cinder.Driver\nnetapp_login = a\n", "", nil, ""},
		"a class not there yet": {"cinder", "zed", "volume_driver = cinder.volume.drivers.vastdata.driver.VASTVolumeDriver\nnetapp_login = a\n", "", nil, ""},
		"a share driver":        {"manila", "zed", handles + "share_driver = manila.share.drivers.cephfs.driver.CephFSDriver\ncephfs_auth_id = manila\nnetapp_login = a\n", "", []string{"netapp_login"}, "netapp_login is an option of the drivers in manila.share.drivers.netapp, and [b] uses manila.share.drivers.cephfs.driver.CephFSDriver"},
		"the default share":     {"manila", "zed", handles + "service_image_name = image\nzfs_zpool_list = p\n", "", []string{"zfs_zpool_list"}, "uses the default, manila.share.drivers.generic.GenericShareDriver"},
		"a plugin's":            {"manila", "zed", handles + "share_driver = manila.share.drivers.dell_emc.driver.EMCShareDriver\nemc_share_backend = unity\nunity_server_meta_pool = p\n", "", nil, ""},
		"a network plugin's":    {"manila", "zed", handles + "share_driver = manila.share.drivers.lvm.LVMShareDriver\nneutron_net_id = n\nnetwork_api_class = manila.network.neutron.neutron_network_plugin.NeutronNetworkPlugin\n", "", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := "enabled_backends"
			if test.service == "manila" {
				list = "enabled_share_backends"
			}
			content := "[DEFAULT]\n" + list + " = b\n[b]\n" + test.section
			if test.shared != "" {
				content += "[backend_defaults]\n" + test.shared
			}
			var got []string
			for _, f := range text(t, content, service(test.service), release(test.release)) {
				switch f.Rule {
				case "option_of_other_store":
					got = append(got, f.Option)
					if !strings.Contains(f.Message, test.says) {
						t.Errorf("it says %q, want %q", f.Message, test.says)
					}
				case "unknown_option", "option_not_in_release", "invalid_value", "option_without_effect", "unknown_section", "tls_verification_disabled":
					if f.Section == "b" && slices.Contains(test.want, f.Option) {
						t.Errorf("%s as well: %s", f.Rule, f.Message)
					}
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// A secret of another driver is still one.
func TestOptionOfOtherDriverSecret(t *testing.T) {
	t.Parallel()
	const content = "[DEFAULT]\nenabled_backends = b\n[b]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\nnetapp_password = CANARY-9\n"
	found := text(t, content, service("cinder"), release("zed"))
	one(t, found, "option_of_other_store", "netapp_password")
	one(t, found, "plaintext_secret", "netapp_password")
	for i := range found {
		if strings.Contains(found[i].Message, "CANARY") {
			t.Errorf("the secret is shown: %s", found[i].Message)
		}
	}
}

// TestOptionOfNoBackend judges options in a section of defaults.
func TestOptionOfNoBackend(t *testing.T) {
	t.Parallel()
	const (
		rbd    = "volume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
		netapp = "volume_driver = cinder.volume.drivers.netapp.common.NetAppDriver\n"
		cinder = "[DEFAULT]\nenabled_backends = a,b\n[a]\n"
		glance = "[DEFAULT]\nenabled_backends = a:rbd,b:file\n[glance_store]\ndefault_backend = a\n[a]\nrbd_store_pool = images\n[b]\nfilesystem_store_datadir = /var/lib/glance/images\n[backend_defaults]\n"
	)
	for name, test := range map[string]struct{ service, release, text, option, says string }{
		"no driver's":             {"cinder", "2026.1", cinder + rbd + "[b]\n" + rbd + "[backend_defaults]\nnetapp_login = a\n", "netapp_login", "netapp_login is an option of the drivers in cinder.volume.drivers.netapp, and enabled_backends names no back end that uses them"},
		"one driver's":            {"cinder", "2026.1", cinder + rbd + "[b]\n" + netapp + "[backend_defaults]\nnetapp_login = a\n", "", ""},
		"every driver's":          {"cinder", "2026.1", cinder + rbd + "[b]\n" + rbd + "[backend_defaults]\nuse_multipath_for_image_xfer = true\nimage_volume_cache_enabled = true\n", "", ""},
		"a driver elsewhere":      {"cinder", "2026.1", cinder + rbd + "[b]\nvolume_driver = acme.Driver\n[backend_defaults]\nnetapp_login = a\n", "", ""},
		"a section elsewhere":     {"cinder", "2026.1", cinder + rbd + "[backend_defaults]\nnetapp_login = a\n", "", ""},
		"no list":                 {"cinder", "2026.1", "[backend_defaults]\nnetapp_login = a\n", "", ""},
		"no store's":              {"glance", "2026.1", glance + "swift_store_container = c\n", "swift_store_container", "swift_store_container is an option of swift stores, and enabled_backends names none"},
		"one store's":             {"glance", "2026.1", glance + "filesystem_store_chunk_size = 65536\n", "", ""},
		"a section not yet there": {"glance", "2025.1", glance + "swift_store_container = c\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("option_of_other_store", judgedAs(t, test.service, "", test.release, test.text))
			if test.option == "" {
				if len(found) > 0 {
					t.Errorf("findings:\n%s", list(found))
				}
				return
			}
			saysThat(t, one(t, found, "option_of_other_store", test.option), test.says)
		})
	}
}
