//go:build e2e

package e2e_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

// cloud is a small cloud on the loopback address, whose services read what the
// provider has rendered from tools/e2e/cloud.tf. Glance serves only callers with
// a client certificate of the cloud's CA.
type cloud struct {
	// values are what configurations refer to as var.cloud: addresses and files.
	values map[string]string
	// findings are the provider's, by service; "cloud" has those about all of them.
	findings map[string]read
	// caller is what Nova keeps of the user who calls it.
	caller json.RawMessage
}

// start starts the services; they end with the test.
func start(t *testing.T) *cloud {
	t.Helper()
	folder := t.TempDir()
	c := &cloud{values: certificates(t, folder)}
	unpacked, err := filepath.Abs("../../.tools/e2e/root")
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(c.values, map[string]string{
		"folder": folder, "unpacked": unpacked, "password": "only-for-this-test",
		// 32 bytes in base64, which Barbican encrypts with
		"kek": "b25seS1mb3ItdGhpcy10ZXN0LW9mLTMyLWJ5dGVzISE=",
		"uid": strconv.Itoa(os.Getuid()), "gid": strconv.Itoa(os.Getgid()),
	})
	c.giveAddresses(t)
	for _, name := range []string{"logs", "databases", "state"} {
		mkdir(t, filepath.Join(folder, name))
	}
	configuration, err := os.ReadFile(filepath.Join(scripts, "cloud.tf"))
	if err != nil {
		t.Fatal(err)
	}
	c.findings = c.apply(t, string(configuration))
	ready := []func(){c.startBus(t)}

	var group sync.WaitGroup
	for name := range services {
		group.Go(func() { c.setUp(t, name) })
	}
	group.Wait()
	if t.Failed() {
		t.FailNow()
	}
	databases, err := filepath.Glob(filepath.Join(folder, "databases", "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := c.command(append([]string{"/usr/bin/python3", scripts + "/databases.py", "wal"}, databases...)...).CombinedOutput(); err != nil {
		t.Fatalf("databases.py: %v\n%s", err, out)
	}
	for name := range services {
		ready = append(ready, c.run(t, name)...)
	}
	for _, wait := range ready {
		wait()
	}
	c.python(t, "register.py", c.values)
	c.caller = c.python(t, "upload.py", c.values)
	return c
}

// giveAddresses finds a free port for each service and for the message bus.
func (c *cloud) giveAddresses(t *testing.T) {
	t.Helper()
	names := []string{"bus", "epmd", "erlang"}
	for name := range services {
		names = append(names, name)
	}
	for _, name := range names {
		// Open until all are found, so that none is found twice.
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close()
		c.values[name] = listener.Addr().String()
		if _, ok := services[name]; ok {
			c.values[name] = "https://" + c.values[name]
		}
	}
}

// port is the port of a service or of the bus.
func (c *cloud) port(name string) string {
	return c.values[name][strings.LastIndexByte(c.values[name], ':')+1:]
}

// certificates makes every certificate and key that the cases need, by the name
// that they use. Only the owner may read them.
func certificates(t *testing.T, folder string) map[string]string {
	t.Helper()
	ca, other := pemtest.NewCA(t), pemtest.NewCA(t)
	good := ca.Issue(t)
	expired := ca.Issue(t, pemtest.Expired(), pemtest.WithKey(good.Key))
	texts := map[string][]byte{
		"ca":            ca.CertPEM(),
		"cert":          good.CertPEM(),
		"key":           good.KeyPEM(t),
		"other_ca":      other.CertPEM(),
		"other_key":     ca.Issue(t).KeyPEM(t),
		"expired_ca":    pemtest.NewCA(t, pemtest.Expired(), pemtest.WithKey(ca.Key)).CertPEM(),
		"expired_cert":  expired.CertPEM(),
		"encrypted_key": pemtest.EncryptedPKCS8PEM(t, good.Key),
		"empty":         nil,
		"key_as_ca":     good.KeyPEM(t),
	}
	paths := map[string]string{"missing": filepath.Join(folder, "missing.pem")}
	for name, text := range texts {
		paths[name] = filepath.Join(folder, name+".pem")
		write(t, paths[name], string(text))
	}
	return paths
}

// startBus starts RabbitMQ, which accepts nothing but TLS, and the name server
// that Erlang needs.
func (c *cloud) startBus(t *testing.T) (ready func()) {
	t.Helper()
	folder := filepath.Join(c.values["folder"], "bus")
	mkdir(t, folder)
	write(t, filepath.Join(folder, "enabled_plugins"), "[].\n")
	write(t, filepath.Join(folder, "rabbitmq.conf"), c.resolve(`
listeners.tcp = none
listeners.ssl.1 = {bus}
ssl_options.cacertfile = {ca}
ssl_options.certfile = {cert}
ssl_options.keyfile = {key}
default_user = openstack
default_pass = {password}
`))
	erlang := filepath.Join(c.values["unpacked"], "usr/lib/erlang")
	server, err := filepath.Glob(filepath.Join(c.values["unpacked"], "usr/lib/rabbitmq/lib/*/sbin/rabbitmq-server"))
	if err != nil || len(server) != 1 {
		t.Fatalf("found RabbitMQ's server as %q (%v): run this test with make e2e", server, err)
	}
	c.serve(t, "epmd", []string{
		erlang + "/bin/epmd", "-port", c.port("epmd"), "-address", "127.0.0.1", "-relaxed_command_check",
	}, "epmd")()
	environment := []string{"/usr/bin/env"}
	for name, value := range map[string]string{
		"PATH":                          erlang + "/bin:/usr/bin:/bin",
		"ERL_EPMD_PORT":                 c.port("epmd"),
		"RABBITMQ_NODENAME":             "e2e@localhost",
		"RABBITMQ_DIST_PORT":            c.port("erlang"),
		"RABBITMQ_CONFIG_FILE":          folder + "/rabbitmq",
		"RABBITMQ_CONF_ENV_FILE":        os.DevNull,
		"RABBITMQ_ENABLED_PLUGINS_FILE": folder + "/enabled_plugins",
		"RABBITMQ_MNESIA_BASE":          folder + "/mnesia",
		"RABBITMQ_LOG_BASE":             filepath.Join(c.values["folder"], "logs"),
	} {
		environment = append(environment, fmt.Sprintf("%s=%s", name, value))
	}
	return c.serve(t, "rabbitmq", append(environment, server[0]), "bus")
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
