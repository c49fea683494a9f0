package catalog_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
)

// driverOptions are the options that name a back end's driver, by service.
var driverOptions = map[string]string{"cinder": "volume_driver", "manila": "share_driver"}

func service(t *testing.T, release, name string) *catalog.Service {
	t.Helper()
	s, ok := resolve(t, release).Service(name)
	if !ok {
		t.Fatalf("no %s in %s", name, release)
	}
	return s
}

func TestDriver(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, release, class, want string }{
		"shipped":              {"cinder", "zed", "cinder.volume.drivers.rbd.RBDDriver", "cinder.volume.drivers.rbd.RBDDriver"},
		"not yet":              {"cinder", "zed", "cinder.volume.drivers.vastdata.driver.VASTVolumeDriver", ""},
		"no longer":            {"cinder", "zed", "cinder.volume.drivers.sheepdog.SheepdogDriver", ""},
		"an older name":        {"cinder", "zed", "cinder.volume.drivers.nimble.NimbleISCSIDriver", "cinder.volume.drivers.hpe.nimble.NimbleISCSIDriver"},
		"before it was older":  {"cinder", "xena", "cinder.volume.drivers.nimble.NimbleISCSIDriver", "cinder.volume.drivers.nimble.NimbleISCSIDriver"},
		"renamed twice":        {"cinder", "zed", "cinder.volume.drivers.dell_emc.vmax.fc.VMAXFCDriver", "cinder.volume.drivers.dell_emc.powermax.fc.PowerMaxFCDriver"},
		"out of tree":          {"cinder", "zed", "cinder.volume.drivers.acme.AcmeDriver", ""},
		"another package":      {"cinder", "zed", "acme.cinder.Driver", ""},
		"empty":                {"cinder", "zed", "", ""},
		"a module":             {"cinder", "zed", "cinder.volume.drivers.rbd", ""},
		"manila":               {"manila", "zed", "manila.share.drivers.lvm.LVMShareDriver", "manila.share.drivers.lvm.LVMShareDriver"},
		"manila, older":        {"manila", "2026.1", "manila.share.drivers.emc.driver.EMCShareDriver", "manila.share.drivers.dell_emc.driver.EMCShareDriver"},
		"the other service's":  {"manila", "zed", "cinder.volume.drivers.rbd.RBDDriver", ""},
		"service without such": {"nova", "zed", "cinder.volume.drivers.rbd.RBDDriver", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := service(t, test.release, test.service).Driver(test.class); got != test.want {
				t.Errorf("loads %q, want %q", got, test.want)
			}
		})
	}
}

func TestReadByDriver(t *testing.T) {
	t.Parallel()
	const (
		rbd     = "cinder.volume.drivers.rbd.RBDDriver"
		lvm     = "cinder.volume.drivers.lvm.LVMVolumeDriver"
		netapp  = "cinder.volume.drivers.netapp.common.NetAppDriver"
		nfs     = "cinder.volume.drivers.nfs.NfsDriver"
		generic = "manila.share.drivers.generic.GenericShareDriver"
		emc     = "manila.share.drivers.dell_emc.driver.EMCShareDriver"
		hpe3par = "manila.share.drivers.hpe.hpe_3par_driver.HPE3ParShareDriver"
	)
	for _, test := range []struct {
		service, release, driver string
		yes, no, unknown         string
	}{
		{"cinder", "zed", rbd, "rbd_pool rbd_secret_uuid rados_connect_timeout", "netapp_login san_ip nas_host volume_group nfs_shares_config", "volume_backend_name backend_host chap_username target_ip_address image_volume_cache_enabled driver_ssl_cert_verify replication_device volume_driver reserved_percentage no_such_option"},
		{"cinder", "2026.1", lvm, "volume_group lvm_type", "rbd_pool", "target_helper target_protocol iscsi_write_cache spdk_rpc_ip nvmet_port_id"},
		{"cinder", "pike", lvm, "volume_group", "rbd_pool", "iscsi_helper iscsi_ip_address"},
		{"cinder", "zed", netapp, "netapp_login netapp_vserver nfs_shares_config nas_host", "rbd_pool", "use_chap_auth"},
		{"cinder", "zed", nfs, "nfs_shares_config nas_secure_file_operations", "netapp_login rbd_pool san_ip", "max_over_subscription_ratio"},
		{"cinder", "zed", "cinder.volume.drivers.quobyte.QuobyteDriver", "quobyte_volume_url nas_secure_file_operations", "rbd_pool", ""},
		{"cinder", "zed", "cinder.volume.drivers.windows.smbfs.WindowsSmbfsDriver", "smbfs_shares_config nas_secure_file_operations", "rbd_pool", ""},
		{"cinder", "newton", "cinder.volume.drivers.windows.smbfs.WindowsSmbfsDriver", "smbfs_shares_config", "rbd_pool", ""},
		{"cinder", "zed", "cinder.volume.drivers.lenovo.lenovo_iscsi.LenovoISCSIDriver", "lenovo_pool_name seagate_pool_name san_ip", "hpmsa_pool_name", ""},
		{"cinder", "zed", "cinder.volume.drivers.san.hp.hpmsa_fc.HPMSAFCDriver", "hpmsa_pool_name seagate_pool_name san_ip", "lenovo_pool_name", ""},
		{"cinder", "2023.1", "cinder.volume.drivers.hpe.xp.hpe_xp_fc.HPEXPFCDriver", "hpexp_storage_id hitachi_storage_id san_ip", "rbd_pool nec_v_pools", ""},
		{"cinder", "2023.1", "cinder.volume.drivers.nec.v.nec_v_iscsi.VStorageISCSIDriver", "nec_v_storage_id hitachi_storage_id", "rbd_pool", ""},
		{"cinder", "zed", "cinder.volume.drivers.ceph.rbd_iscsi.RBDISCSIDriver", "rbd_pool rbd_iscsi_api_url", "san_ip", ""},
		{"cinder", "zed", "cinder.volume.drivers.dell_emc.powermax.fc.PowerMaxFCDriver", "powermax_array san_ip", "unity_io_ports dell_sc_ssn", ""},
		{"cinder", "zed", "cinder.volume.drivers.ibm.storwize_svc.storwize_svc_fc.StorwizeSVCFCDriver", "storwize_svc_volpool_name san_ip", "ds8k_host_type rbd_pool", ""},
		{"cinder", "zed", "cinder.volume.drivers.ibm.flashsystem_fc.FlashSystemFCDriver", "flashsystem_connection_protocol san_ip", "ds8k_host_type rbd_pool", ""},
		{"cinder", "zed", "cinder.volume.drivers.spdk.SPDKDriver", "", "rbd_pool", "spdk_rpc_ip"},
		{"manila", "zed", generic, "share_mount_path service_image_name connect_share_server_to_tenant_network", "netapp_login cephfs_auth_id", "driver_handles_share_servers share_backend_name network_api_class ganesha_config_dir"},
		{"manila", "zed", "manila.share.drivers.windows.windows_smb_driver.WindowsSMBDriver", "winrm_retry_count service_image_name", "netapp_login", ""},
		{"manila", "zed", emc, "emc_share_backend unity_server_meta_pool powermax_ethernet_ports", "netapp_login", ""},
		{"manila", "zed", hpe3par, "hpe3par_fpg", "netapp_login", "state_path enabled_share_protocols"},
		{"manila", "zed", "manila.share.drivers.zfsonlinux.driver.ZFSonLinuxShareDriver", "zfs_zpool_list", "netapp_login", "ganesha_config_dir"},
	} {
		t.Run(test.driver+" "+test.release, func(t *testing.T) {
			t.Parallel()
			s := service(t, test.release, test.service)
			for want, options := range map[catalog.Answer]string{catalog.Yes: test.yes, catalog.No: test.no, catalog.Unknown: test.unknown} {
				for option := range strings.FieldsSeq(options) {
					if got := s.ReadByDriver(test.driver, option); got != want {
						t.Errorf("%s: answer %d, want %d", option, got, want)
					}
				}
			}
		})
	}
}

func TestDriversReading(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, release, option string
		want                     []string
		only                     bool
	}{
		"one vendor's":       {"cinder", "zed", "netapp_login", []string{"cinder.volume.drivers.netapp"}, true},
		"two vendors'":       {"cinder", "2026.1", "rest_api_connect_timeout", []string{"cinder.volume.drivers.dell_emc.powerflex", "cinder.volume.drivers.dell_emc.powermax"}, true},
		"many vendors'":      {"cinder", "zed", "san_ip", nil, false},
		"part of a vendor's": {"cinder", "zed", "gpfs_hosts", nil, false},
		"every driver's":     {"cinder", "zed", "volume_backend_name", nil, false},
		"not yet":            {"cinder", "zed", "vast_api_token", nil, false},
		"nobody's":           {"manila", "zed", "no_such_option", nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, only := service(t, test.release, test.service).DriversReading(test.option)
			if !slices.Equal(got, test.want) || only != test.only {
				t.Errorf("read by %v, only there: %t; want %v, %t", got, only, test.want, test.only)
			}
		})
	}
}

func TestUnsupported(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		release, class string
		want           bool
	}{
		{"zed", "cinder.volume.drivers.qnap.QnapISCSIDriver", true},
		{"xena", "cinder.volume.drivers.qnap.QnapISCSIDriver", false},
		{"2025.1", "cinder.volume.drivers.quobyte.QuobyteDriver", true},
		{"2026.1", "cinder.volume.drivers.quobyte.QuobyteDriver", false},
		{"zed", "cinder.volume.drivers.rbd.RBDDriver", false},
		{"zed", "", false},
	} {
		if got := service(t, test.release, "cinder").Unsupported(test.class); got != test.want {
			t.Errorf("%s in %s: %t", test.class, test.release, got)
		}
	}
	// Each class is one that its series loads.
	text, err := os.ReadFile("data/unsupported.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		span, classes, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		first, _, _ := strings.Cut(span, "..")
		for class := range strings.FieldsSeq(classes) {
			class = "cinder.volume.drivers." + class
			if s := service(t, first, "cinder"); s.Driver(class) != class || !s.Unsupported(class) {
				t.Errorf("%s is not an unsupported driver of %s", class, first)
			}
		}
	}
}

// Each driver of each release reads what its own module or package takes, and
// leaves alone what is common to all.
func TestEveryDriver(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	common := map[string][]string{
		"cinder": {"volume_backend_name", "volume_driver", "backend_host", "use_chap_auth", "driver_ssl_cert_verify", "reserved_percentage", "image_volume_cache_enabled", "extra_capabilities"},
		"manila": {"share_backend_name", "share_driver", "driver_handles_share_servers", "network_config_group", "ganesha_config_dir", "reserved_share_percentage"},
	}
	drivers, yes, no := 0, 0, 0
	seen := map[string]bool{}
	for _, r := range catalog.Tags() {
		if seen[r.Series()] {
			continue
		}
		seen[r.Series()] = true
		for name, option := range driverOptions {
			s, ok := r.Service(name)
			if !ok {
				continue
			}
			section, ok := s.Section("<backend>")
			if !ok {
				continue // before newton
			}
			for _, class := range known.Names(name, "<backend>", option, r.Series()) {
				if s.Driver(class) != class {
					t.Errorf("%s: %s is not a driver", r, class)
				}
				drivers++
				narrowed := s.Named("<backend>", "one", class)
				if narrowed == nil || narrowed.Kind != class {
					t.Fatalf("%s: no section for %s", r, class)
				}
				for _, everywhere := range common[name] {
					if section.Has(everywhere) && !narrowed.Has(everywhere) {
						t.Errorf("%s: %s does not read %s", r, class, everywhere)
					}
				}
				for option := range section.Names {
					answer := s.ReadByDriver(class, option)
					if narrowed.Has(option) != (answer != catalog.No) {
						t.Errorf("%s: %s and %s: answer %d, in the section: %t", r, class, option, answer, narrowed.Has(option))
					}
					switch answer {
					case catalog.Yes:
						yes++
					case catalog.No:
						no++
						in, _ := s.DriversReading(option)
						for _, unit := range in {
							if strings.HasPrefix(class, unit+".") {
								t.Errorf("%s: %s does not read %s of its own", r, class, option)
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d drivers in all series: %d options read, %d not", drivers, yes, no)
	if drivers < 2000 || yes < 50_000 || no < yes {
		t.Errorf("only %d drivers, %d options read and %d not", drivers, yes, no)
	}
}

// Every option that a driver of the installed release takes counts as read by
// it.
func TestDriversTake(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/drivers-zed.txt")
	if err != nil {
		t.Fatal(err)
	}
	var s *catalog.Service
	var whole *catalog.Section
	var common []string
	classes, options := 0, 0
	for line := range strings.Lines(string(text)) {
		head, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		if !strings.Contains(head, ".") {
			s, common = service(t, "zed", head), strings.Fields(rest)
			whole = section(t, resolve(t, "zed"), head, "<backend>")
			continue
		}
		classes++
		class := s.Driver(head)
		if class == "" {
			t.Errorf("%s is not a driver of zed", head)
		}
		narrowed := s.Named("<backend>", "one", class)
		for _, option := range slices.Concat(strings.Fields(rest), common) {
			options++
			if s.ReadByDriver(class, option) == catalog.No || whole.Has(option) && !narrowed.Has(option) {
				t.Errorf("%s does not read %s", head, option)
			}
		}
	}
	if classes < 125 || options < 8000 {
		t.Errorf("only %d drivers with %d options", classes, options)
	}
}
