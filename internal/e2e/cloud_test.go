//go:build e2e

package e2e_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

// scripts holds the programs that stand in for machines of a cloud.
const scripts = "../../tools/e2e"

// How long a service may take to come up, on a machine that is busy.
const patience = 2 * time.Minute

// cloud is a Keystone and a Glance on the loopback address. Glance serves only
// those who show a client certificate of the cloud's CA.
type cloud struct {
	// values are what configurations refer to as var.cloud: addresses and files.
	values map[string]string
	// caller is what Nova keeps of the user who asks it for something.
	caller json.RawMessage
}

// start starts the services; they end with the test.
func start(t *testing.T) *cloud {
	t.Helper()
	folder := t.TempDir()
	c := &cloud{values: files(t, folder)}
	c.values["password"] = "only-for-this-test"

	server := map[string]string{"certfile": c.values["cert"], "keyfile": c.values["key"], "password": c.values["password"]}
	server["folder"] = fresh(t, folder, "keystone")
	c.values["keystone"] = address(t, serve(t, "run_keystone.py", server))

	server["folder"] = fresh(t, folder, "glance")
	server["keystone"], server["cafile"], server["clients"] = c.values["keystone"], c.values["ca"], c.values["ca"]
	c.caller = serve(t, "run_glance.py", server)
	c.values["glance"] = address(t, c.caller)
	return c
}

// files makes every certificate and key that the cases want, by the name that
// they refer to it with. Nothing may be read by others but by the owner.
func files(t *testing.T, folder string) map[string]string {
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
		if err := os.WriteFile(paths[name], text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

func fresh(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// python is a command of Debian's Python, which finds what setup.sh unpacked.
func python(t *testing.T, script string, argument any) *exec.Cmd {
	t.Helper()
	given, err := json.Marshal(argument)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := filepath.Abs("../../.tools/e2e")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("/usr/bin/python3", filepath.Join(scripts, script), string(given))
	// No proxy may come between, and no bundle of the user's.
	command.Env = []string{
		"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=" + t.TempDir(),
		"PYTHONPATH=" + filepath.Join(unpacked, "root/usr/lib/python3/dist-packages"),
		"PYTHONPYCACHEPREFIX=" + filepath.Join(unpacked, "compiled"),
	}
	return command
}

// serve starts a service and returns what it says when it is up. It ends when
// its standard input does: with the test, and even when the test is killed.
func serve(t *testing.T, script string, given map[string]string) json.RawMessage {
	t.Helper()
	command := python(t, script, given)
	complaints, err := os.Create(filepath.Join(given["folder"], "stderr.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer complaints.Close()
	command.Stderr = complaints
	stop, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(out).ReadString('\n')
		line <- text
	}()
	t.Cleanup(func() {
		stop.Close()
		late := time.AfterFunc(10*time.Second, func() { _ = command.Process.Kill() })
		defer late.Stop()
		if err := command.Wait(); err != nil {
			t.Errorf("%s: %v\n%s", script, err, logged(given["folder"]))
		}
	})
	select {
	case text := <-line:
		if !json.Valid([]byte(text)) {
			t.Fatalf("%s did not come up, it said %q", script, text)
		}
		return json.RawMessage(text)
	case <-time.After(patience):
		_ = command.Process.Kill()
		t.Fatalf("%s did not come up in %s", script, patience)
	}
	return nil
}

// logged is the end of what a service has written into its log.
func logged(folder string) string {
	found, _ := filepath.Glob(filepath.Join(folder, "*.log"))
	var all []byte
	for _, path := range found {
		text, _ := os.ReadFile(path)
		all = append(all, text[max(0, len(text)-4000):]...)
	}
	return string(all)
}

func address(t *testing.T, said json.RawMessage) string {
	t.Helper()
	var up struct{ URL string }
	if err := json.Unmarshal(said, &up); err != nil {
		t.Fatal(err)
	}
	return up.URL
}
