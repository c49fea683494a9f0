package rules_test

import "testing"

func TestDefaultsOfBackends(t *testing.T) {
	t.Parallel()
	const lvm, ceph = "[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\n", "[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
	const says, remedy = "target_helper has no effect in [DEFAULT]", "Write it in the section of each back end that needs it, or in [backend_defaults] for all of them."
	for name, tt := range map[string]struct {
		content, program string
		reported         bool
	}{
		"lost":                     {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = lioadm\n" + lvm, "", true},
		"lost to one":              {"[DEFAULT]\nenabled_backends = lvm,ceph\ntarget_helper = lioadm\n" + lvm + "target_helper = lioadm\n" + ceph, "cinder-volume", true},
		"set by each":              {"[DEFAULT]\nenabled_backends = lvm,ceph\ntarget_helper = lioadm\n" + lvm + "target_helper = lioadm\n" + ceph + "target_helper = tgtadm\n", "", false},
		"set for all":              {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = lioadm\n[backend_defaults]\ntarget_helper = lioadm\n" + lvm, "", false},
		"the default":              {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = tgtadm\n" + lvm, "", false},
		"back ends elsewhere":      {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = lioadm\n", "", false},
		"no back ends":             {"[DEFAULT]\ntarget_helper = lioadm\n" + lvm, "", false},
		"a program without them":   {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = lioadm\n" + lvm, "cinder-api", false},
		"read by others as well":   {"[DEFAULT]\nenabled_backends = lvm\nvolume_clear = none\nmax_over_subscription_ratio = 2.0\n" + lvm, "", false},
		"a section that is not on": {"[DEFAULT]\nenabled_backends = lvm\ntarget_helper = lioadm\n" + lvm + "target_helper = lioadm\n" + ceph, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, tt.content, service("cinder"), asProgram(tt.program), release("zed"))
			if !tt.reported {
				none(t, found, "option_without_effect")
				return
			}
			said(t, found, "option_without_effect", "target_helper", says, remedy)
		})
	}
}
