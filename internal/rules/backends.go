package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The rules on backends that store volumes, shares and images.
var backends = []*Rule{
	{
		Name:        "backend_undefined",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a back end is named but has no section",
		Effect:      "Cinder runs a back end without a section as local LVM; Glance and Manila do not start.",
		Remediation: "Write the name as in the section's header, or add the section.",
		FalseAlarms: "The section is in another file that the service reads: give that file as a source as well.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nenabled_backends = cephh\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
			GoodText: "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
			Message:  `enabled_backends names "cephh", and there is no section [cephh]`,
		},
		Check: checkBackends,
	},
	{
		Name:        "file_read_by_location",
		Levels:      "WEE",
		CWE:         []int{610},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an image's location can name any file on the host",
		Effect:      "Cinder opens the path that the location names; a user who can set a location can read files on the volume host through a volume.",
		Remediation: "Leave file out of allowed_direct_url_schemes.",
		Example: Example{
			Service: "cinder", BadText: "[DEFAULT]\nallowed_direct_url_schemes = file,cinder\n", GoodText: "[DEFAULT]\nallowed_direct_url_schemes = cinder\n",
			Message: "allowed_direct_url_schemes",
		},
		Rows: []Part{{cinderOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"allowed_direct_url_schemes"},
				Is:      listHas("file"),
				Message: "{option} lists {item}: Cinder opens the path that an image's location names",
				Bad:     "[DEFAULT]\nallowed_direct_url_schemes = file\n",
				Good:    "[DEFAULT]\nallowed_direct_url_schemes = cinder\n",
			}}
		}}},
	},
	{
		Name:        "nas_insecure",
		Levels:      "WEE",
		CWE:         []int{732},
		References:  []string{"Check-Block-07", "OSSN-0014"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "volumes on a network share are open to every account",
		Effect:      "Cinder makes volume files readable and writable by everyone, or works on them as root.",
		Remediation: "Set nas_secure_file_operations and nas_secure_file_permissions to true, or leave them at auto for a new share.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nenabled_backends = nfs\n[nfs]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\nnas_secure_file_permissions = false\n",
			GoodText: "[DEFAULT]\nenabled_backends = nfs\n[nfs]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\nnas_secure_file_permissions = true\n",
			Message:  "nas_secure_file_permissions = \"false\" in [nfs] opens the files of volumes to every account",
		},
		Rows: []Part{{cinderOnly, nasRows}},
	},
	{
		Name:        "volume_not_wiped",
		Levels:      "IWW",
		CWE:         []int{226},
		References:  []string{"OSSN-0084"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "deleted volumes leave their data behind",
		Effect:      "The next user of the same blocks can read what the last one wrote.",
		Remediation: "Set volume_clear = zero and leave volume_clear_size at 0, which clears the whole volume, or use thin volumes.",
		FalseAlarms: "Thin LVM, where blocks that were never written read as zeros.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = default\nvolume_clear = none\n",
			GoodText: "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = default\nvolume_clear = zero\n",
			Message:  "volume_clear = \"none\" in [lvm] leaves the data of deleted volumes on the disks",
		},
		Rows: []Part{{cinderOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "<backend>"},
				Options: []string{"volume_clear"},
				Is:      in("none"),
				If:      []Guard{thickLVM},
				Message: "{assigned} in {section} leaves the data of deleted volumes on the disks",
				Bad:     "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = default\nvolume_clear = none\n",
				Good:    "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = thin\nvolume_clear = none\n",
			}, {
				Where:   Where{Section: "<backend>"},
				Options: []string{"volume_clear_size"},
				Is:      moreThan(0),
				If:      []Guard{thickLVM, without("volume_clear", in("none"))},
				Message: "{assigned} in {section} clears only the first part of a volume",
				Bad:     "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = default\nvolume_clear_size = 50\n",
				Good:    "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nlvm_type = default\nvolume_clear_size = 0\n",
			}, {
				Where:       Where{Section: "<backend>"},
				Options:     []string{"powerflex_allow_non_padded_volumes", "vxflexos_allow_non_padded_volumes", "sio_allow_non_padded_volumes"},
				Is:          isTrue,
				Levels:      "WEE",
				Message:     "{assigned} in {section} hands out blocks that were not cleared",
				Remediation: "Set the option to false and turn zero padding on in the storage pool.",
				Bad:         "[DEFAULT]\nenabled_backends = flex\n[flex]\nvolume_driver = cinder.volume.drivers.dell_emc.powerflex.driver.PowerFlexDriver\npowerflex_allow_non_padded_volumes = true\n",
				Good:        "[DEFAULT]\nenabled_backends = flex\n[flex]\nvolume_driver = cinder.volume.drivers.dell_emc.powerflex.driver.PowerFlexDriver\npowerflex_allow_non_padded_volumes = false\n",
			}}
		}}},
	},
	{
		Name:        "request_size_limit",
		Levels:      "IWW",
		CWE:         []int{770},
		References:  []string{"Check-Identity-05", "Check-Block-08", "Check-Shared-08"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the request size limit is too high or shuts everything out",
		Effect:      "A client that sends large bodies can use up the service's memory.",
		Remediation: "Leave max_request_body_size out, which allows 114688 bytes.",
		Example: Example{
			Service: "cinder", BadText: "[oslo_middleware]\nmax_request_body_size = 104857600\n", GoodText: "[oslo_middleware]\nmax_request_body_size = 114688\n",
			Message: "max_request_body_size = 104857600",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "oslo_middleware"},
				Options: []string{"max_request_body_size"},
				Is:      moreThan(1 << 20),
				Message: "{assigned} allows bodies of more than 1 MiB",
				Bad:     "[oslo_middleware]\nmax_request_body_size = 1048577\n",
				Good:    "[oslo_middleware]\nmax_request_body_size = 1048576\n",
			}, {
				Where:   Where{Section: "oslo_middleware"},
				Options: []string{"max_request_body_size"},
				Is:      lessThan(1),
				Levels:  "EEE",
				CWE:     []int{1284},
				Message: "{assigned} allows no body at all",
				Effect:  "The API refuses every request that has a body with 413.",
				Bad:     "[oslo_middleware]\nmax_request_body_size = 0\n",
				Good:    "[oslo_middleware]\nmax_request_body_size = 1\n",
			}}
		}}},
	},
	{
		Name:        "workers_invalid",
		Levels:      "EEE",
		CWE:         []int{1284},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a number of workers or threads that is too low",
		Effect:      "The API checks the number when it starts, and exits.",
		Remediation: "Write a number of 1 or more, or leave the option out for a number that fits the processors.",
		Example: Example{
			Service: "cinder", BadText: "[DEFAULT]\nosapi_volume_workers = -1\n", GoodText: "[DEFAULT]\nosapi_volume_workers = 4\n",
			Message: "osapi_volume_workers = -1",
		},
		Rows: []Part{{[]string{"cinder", "designate", "ironic"}, func() []Row {
			return []Row{{
				Where:   Where{Services: cinderOnly, Section: "DEFAULT"},
				Options: []string{"osapi_volume_workers"},
				Is:      lessThan(0),
				If:      []Guard{forProgram("cinder-api")},
				Message: "{assigned} is below zero",
				Bad:     "[DEFAULT]\nosapi_volume_workers = -1\n",
				Good:    "[DEFAULT]\nosapi_volume_workers = 0\n",
			}, {
				Where:   Where{Services: ironicOnly, Section: "api"},
				Options: []string{"api_workers"},
				Is:      lessThan(0),
				If:      []Guard{forProgram("ironic", "ironic-api")},
				Message: "{assigned} in {section} is below zero",
				Bad:     "[api]\napi_workers = -1\n",
				Good:    "[api]\napi_workers = 0\n",
			}, {
				Where:       Where{Services: designateOnly, Section: "service:worker"},
				Options:     []string{"threads"},
				Is:          lessThan(1),
				If:          []Guard{forProgram("designate-worker")},
				Message:     "{assigned} in {section} leaves no thread to work with",
				Effect:      "designate-worker raises ValueError when it sets up its threads, and exits.",
				Remediation: "Write a number of 1 or more, or leave the option out.",
				Bad:         "[service:worker]\nthreads = 0\n",
				Good:        "[service:worker]\nthreads = 20\n",
			}}
		}}, {[]string{"barbican", "designate", "heat", "magnum"}, launchedRows}, {octaviaOnly, poolRows}},
	},
	{
		Name:        "ssh_host_key_unchecked",
		Levels:      "IWE",
		CWE:         []int{322},
		References:  []string{"OSSN-0019"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Cinder logs in to the array without checking its key",
		Effect:      "Any host that poses as the array gets its administrator's password.",
		Remediation: "Set strict_ssh_host_key_policy = true and put the array's key into the file that ssh_hosts_key_file names.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nenabled_backends = san\n[san]\nvolume_driver = cinder.volume.drivers.ibm.storwize_svc.storwize_svc_fc.StorwizeSVCFCDriver\nsan_ip = 10.0.0.9\nsan_login = cinder\nsan_private_key = /etc/cinder/san\n",
			GoodText: "[DEFAULT]\nstrict_ssh_host_key_policy = true\nenabled_backends = san\n[san]\nvolume_driver = cinder.volume.drivers.ibm.storwize_svc.storwize_svc_fc.StorwizeSVCFCDriver\nsan_ip = 10.0.0.9\nsan_login = cinder\nsan_private_key = /etc/cinder/san\n",
			Message:  "strict_ssh_host_key_policy = false",
		},
		Rows: []Part{{cinderOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"strict_ssh_host_key_policy"},
				Is:      isFalse,
				If:      []Guard{sshDriver},
				Message: "{assigned} while a back end is managed over SSH",
				Bad:     "[DEFAULT]\nenabled_backends = san\n[san]\nvolume_driver = cinder.volume.drivers.ibm.storwize_svc.storwize_svc_iscsi.StorwizeSVCISCSIDriver\nsan_ip = 10.0.0.9\nsan_login = cinder\n",
				Good:    "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
			}, {
				Where:       Where{Section: "<backend>"},
				Options:     []string{"gpfs_strict_host_key_policy"},
				Is:          isFalse,
				If:          []Guard{drivenBy(".GPFSRemoteDriver")},
				Message:     "{assigned} in {section}: Cinder treats any host as a node of the cluster",
				Remediation: "Set gpfs_strict_host_key_policy = true and put the nodes' keys into the file that gpfs_hosts_key_file names.",
				Bad:         "[DEFAULT]\nenabled_backends = g\n[g]\nvolume_driver = cinder.volume.drivers.ibm.gpfs.GPFSRemoteDriver\n",
				Good:        "[DEFAULT]\nenabled_backends = g\n[g]\nvolume_driver = cinder.volume.drivers.ibm.gpfs.GPFSRemoteDriver\ngpfs_strict_host_key_policy = true\n",
			}}
		}}},
	},
	{
		Name:        "storage_api_plaintext",
		Levels:      "IWE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the array's API is called in clear text",
		Effect:      "The array administrator's password crosses the network in clear text.",
		Remediation: "Turn TLS on for the back end, and let the driver check the certificate.",
		FalseAlarms: "A management network that nothing else reaches.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nenabled_backends = netapp\n[netapp]\nvolume_driver = cinder.volume.drivers.netapp.common.NetAppDriver\nnetapp_server_hostname = 10.0.0.9\nnetapp_transport_type = http\n",
			GoodText: "[DEFAULT]\nenabled_backends = netapp\n[netapp]\nvolume_driver = cinder.volume.drivers.netapp.common.NetAppDriver\nnetapp_server_hostname = 10.0.0.9\nnetapp_transport_type = https\n",
			Message:  "netapp_transport_type = \"http\" in [netapp] calls the array in clear text",
		},
		Rows: []Part{{cinderOnly, plainVolumeRows}, {manilaOnly, plainShareRows}},
	},
}

// volumePrograms are the programs of Cinder that run back ends.
var volumePrograms = []string{"cinder-volume"}

// sharePrograms are the programs of Manila that run back ends.
var sharePrograms = []string{"manila-share", "manila-all"}

// checkBackends looks for a section of each back end that is named, and for what
// else a service needs to choose one.
func checkBackends(p *Pass) {
	switch p.Service {
	case "cinder":
		if shared := p.Configuration.Get("backend_defaults", "volume_driver"); shared.Given() || !p.mayBeOf(volumePrograms...) {
			return // a name is a back end of its own with the settings of all
		}
		p.backendSections("enabled_backends", "Cinder uses the defaults for it, and so runs local LVM under that name.")
	case "manila":
		if !p.mayBeOf(sharePrograms...) {
			return
		}
		p.backendSections("enabled_share_backends", "Manila finds no driver_handles_share_servers for it, and its share service stops.")
		p.shareServers()
	case "glance":
		p.reservedStores()
		p.defaultStore()
		p.singleStores()
	}
}

// backendSections reports the names without a section.
func (p *Pass) backendSections(option, effect string) {
	s := p.Configuration.Get("DEFAULT", option)
	if s == nil || !s.IsSet() || !p.Configuration.WholeFile() {
		return
	}
	for i := range s.Items {
		name := s.Items[i].Text
		headed := func(section *config.Section) bool { return strings.EqualFold(section.Name(), name) }
		if name == "" || slices.ContainsFunc(p.Configuration.Sections, headed) || strings.ContainsAny(name, "$ ") {
			continue
		}
		p.Report(Problem{
			On: s, Item: &s.Items[i],
			Message: option + " names " + report.Show(name) + ", and there is no section [" + report.Redact(name) + "]",
			Effect:  effect,
		})
	}
}
