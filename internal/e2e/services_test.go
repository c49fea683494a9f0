//go:build e2e

package e2e_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A service is how a service of tools/e2e/cloud.tf is set up and run. In its
// commands {config} stands for its file, and {NAME} for a value of the cloud's.
type service struct {
	file    string   // name of its configuration file
	beside  string   // packaged file that it looks for in the same folder
	folders []string // below the cloud's folder
	setUp   []string // commands that make its database and keys
	// programs go on running; the first listens on the service's port. A service
	// without any is a WSGI application.
	programs []string
}

var services = map[string]service{
	"keystone": {
		file:    "keystone.conf",
		folders: []string{"state/tokens", "state/receipts", "state/credentials"},
		setUp: []string{
			"keystone-manage --config-file {config} db_sync",
			"keystone-manage --config-file {config} fernet_setup --keystone-user {uid} --keystone-group {gid}",
			"keystone-manage --config-file {config} credential_setup --keystone-user {uid} --keystone-group {gid}",
			"keystone-manage --config-file {config} bootstrap --bootstrap-password {password} --bootstrap-region-id here" +
				" --bootstrap-public-url {keystone}/v3 --bootstrap-internal-url {keystone}/v3",
		},
	},
	"glance": {
		file:    "glance-api.conf",
		beside:  "usr/share/glance-common/glance-api-paste.ini",
		folders: []string{"state/images", "state/staging", "state/tasks", "state/glance"},
		setUp:   []string{"glance-manage --config-file {config} db sync"},
	},
	"placement": {
		file:  "placement.conf",
		setUp: []string{"placement-manage --config-file {config} db sync"},
	},
	"barbican": {
		file:   "barbican.conf",
		beside: "usr/share/barbican-common/barbican-api-paste.ini",
		setUp:  []string{"barbican-manage db upgrade"},
	},
	"cinder": {
		file:    "cinder.conf",
		folders: []string{"state/cinder"},
		setUp:   []string{"cinder-manage --config-file {config} db sync"},
		programs: []string{
			"cinder-api --config-file {config}",
			"cinder-scheduler --config-file {config}",
			"cinder-volume --config-file {config}",
		},
	},
	"neutron": {
		file:     "neutron.conf",
		folders:  []string{"state/neutron"},
		setUp:    []string{"/usr/bin/python3 " + scripts + "/databases.py neutron {folder}/databases/neutron.db"},
		programs: []string{"neutron-server --config-file {config}"},
	},
	"nova": {
		file:    "nova.conf",
		folders: []string{"state/nova"},
		setUp: []string{
			"nova-manage --config-file {config} api_db sync",
			"nova-manage --config-file {config} cell_v2 map_cell0 --database_connection sqlite:///{folder}/databases/nova_cell0.db",
			"nova-manage --config-file {config} db sync",
			"nova-manage --config-file {config} cell_v2 create_cell --name cell1",
		},
		programs: []string{"nova-api --config-file {config}"},
	},
}

// config is the path of a service's configuration file. Barbican finds its own
// in a folder of the home directory only.
func (c *cloud) config(name string) string {
	return filepath.Join(c.values["folder"], "."+name, services[name].file)
}

// setUp writes what the provider has rendered, and makes the service's database
// from it. It may run beside others.
func (c *cloud) setUp(t *testing.T, name string) {
	s := services[name]
	config := c.config(name)
	for _, folder := range append(s.folders, filepath.Base(filepath.Dir(config))) {
		if err := os.MkdirAll(filepath.Join(c.values["folder"], folder), 0o700); err != nil {
			t.Error(err)
			return
		}
	}
	files := map[string][]byte{config: []byte(c.findings[name].Rendered)}
	if s.beside != "" {
		text, err := os.ReadFile(filepath.Join(c.values["unpacked"], s.beside))
		if err != nil {
			t.Error(err)
			return
		}
		files[filepath.Join(filepath.Dir(config), filepath.Base(s.beside))] = text
	}
	for path, text := range files {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Error(err)
			return
		}
	}
	for _, command := range s.setUp {
		if out, err := c.command(c.words(name, command)...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", command, err, out)
			return
		}
	}
}

// run starts the programs of a service, and returns what waits for each.
func (c *cloud) run(t *testing.T, name string) (ready []func()) {
	t.Helper()
	s := services[name]
	if s.programs == nil {
		return append(ready, c.serveWSGI(t, name))
	}
	for i, program := range s.programs {
		words := c.words(name, program)
		listens := ""
		if i == 0 {
			listens = name
		}
		ready = append(ready, c.serve(t, words[0], words, listens))
	}
	return ready
}

// words are a command's, with the values in.
func (c *cloud) words(name, command string) []string {
	words := strings.Fields(command)
	for i := range words {
		words[i] = c.resolve(strings.ReplaceAll(words[i], "{config}", c.config(name)))
	}
	return words
}

// logged is the end of every log that the services have written.
func (c *cloud) logged() string {
	var all strings.Builder
	_ = fs.WalkDir(os.DirFS(c.values["folder"]), "logs", func(path string, _ fs.DirEntry, _ error) error {
		if text, err := os.ReadFile(filepath.Join(c.values["folder"], path)); err == nil {
			all.WriteString("== " + path + "\n")
			all.Write(text[max(0, len(text)-4000):])
		}
		return nil
	})
	return all.String()
}
