package cli_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The guides to kolla-ansible and OpenStack-Ansible show what the commands
// print for files written by those tools. The commands run in the guide's
// folder, and their output is kept beside the files.
func TestDeploymentTools(t *testing.T) {
	for path, test := range map[string]struct {
		status int
		args   []string
	}{
		"kolla-ansible/each.txt":    {1, []string{"lint", "--each", "--release", "2025.1", "nova-compute/nova.conf", "glance-api/glance-api.conf", "cinder-volume/cinder.conf"}},
		"kolla-ansible/glance.txt":  {1, []string{"lint", "--release", "2025.1", "glance-api/glance-api.conf"}},
		"openstack-ansible/osa.txt": {1, []string{"lint", "--each", "--release", "2025.1", "nova/nova.conf", "neutron/l3_agent.ini"}},
		"openstack-ansible/ml2.txt": {0, []string{"lint", "--release", "2025.1", "neutron/ml2_conf.ini", "neutron/l3_agent.ini"}},
	} {
		t.Run(path, func(t *testing.T) {
			golden, err := filepath.Abs(filepath.Join("../../examples/guides", path))
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(filepath.Dir(golden))
			got := run(t, "", nil, test.args...)
			if got.status != test.status {
				t.Fatalf("status %d, want %d: %s", got.status, test.status, got.stderr)
			}
			secretFree(t, got)
			text := "$ terraform-provider-osloconf " + strings.Join(test.args, " ") + "\n" + got.stdout
			if *update {
				write(t, ".", filepath.Base(golden), text)
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), text); diff != "" {
				t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", path, diff)
			}
		})
	}
}

// The guides name the commands that the tests run.
func TestDeploymentGuides(t *testing.T) {
	t.Parallel()
	for _, guide := range []string{"kolla-ansible", "openstack-ansible"} {
		text, err := os.ReadFile(filepath.Join("../../docs/guides", guide+".md"))
		if err != nil {
			t.Fatal(err)
		}
		outputs, err := filepath.Glob(filepath.Join("../../examples/guides", guide, "*.txt"))
		if err != nil || len(outputs) == 0 {
			t.Fatalf("%s: no outputs: %v", guide, err)
		}
		if !slices.ContainsFunc(outputs, func(output string) bool {
			shown, err := os.ReadFile(output)
			return err == nil && strings.Contains(string(text), string(shown))
		}) {
			t.Errorf("docs/guides/%s.md shows none of its outputs: run make generate", guide)
		}
	}
}
