//go:build e2e

package e2e_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// scripts holds what the test runs with Debian's Python.
const scripts = "../../tools/e2e"

// patience is how long a service may take to come up, on a busy machine.
const patience = 2 * time.Minute

// resolve puts the cloud's values into a text, where {NAME} stands for them.
func (c *cloud) resolve(text string) string {
	var pairs []string
	for name, value := range c.values {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// command finds a program among the unpacked ones and Debian's own.
func (c *cloud) command(words ...string) *exec.Cmd {
	command := exec.Command("/usr/bin/env", words...)
	// No proxy may come between, and no bundle of the user's.
	command.Env = []string{
		"PATH=" + filepath.Join(c.values["unpacked"], "usr/bin") + ":/usr/sbin:/usr/bin:/sbin:/bin",
		"LC_ALL=C.UTF-8", "HOME=" + c.values["folder"], "PYTHONWARNINGS=ignore", "PYTHONDONTWRITEBYTECODE=1",
	}
	return command
}

// script is a script of tools/e2e, given an argument as JSON.
func (c *cloud) script(t *testing.T, name string, argument any, words ...string) *exec.Cmd {
	t.Helper()
	given, err := json.Marshal(argument)
	if err != nil {
		t.Fatal(err)
	}
	return c.command(append([]string{"/usr/bin/python3", filepath.Join(scripts, name), string(given)}, words...)...)
}

// python runs a script to its end, and returns what it prints.
func (c *cloud) python(t *testing.T, name string, argument any, words ...string) []byte {
	t.Helper()
	command := c.script(t, name, argument, words...)
	var complaints strings.Builder
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s\n%s", name, err, complaints.String(), c.logged())
	}
	return out
}

// serve starts a program that runs until the test ends. The returned function
// waits until it listens on the port of a service, where one is named.
func (c *cloud) serve(t *testing.T, name string, words []string, listens string) func() {
	t.Helper()
	given := map[string]any{"command": words}
	if listens != "" {
		given["port"] = c.port(listens)
	}
	return c.startScript(t, name, "run_until_told.py", given)
}

// serveWSGI does the same for a WSGI application.
func (c *cloud) serveWSGI(t *testing.T, name string) func() {
	t.Helper()
	given := map[string]string{
		"service": name, "config": c.config(name), "port": c.port(name),
		"certfile": c.values["cert"], "keyfile": c.values["key"],
	}
	if name == "glance" {
		given["clients"] = c.values["ca"]
	}
	return c.startScript(t, name, "run_wsgi.py", given)
}

// startScript starts a script that prints a line when it is ready, and ends when
// its standard input does: with the test, and even when the test is killed.
func (c *cloud) startScript(t *testing.T, name, script string, given any) (ready func()) {
	t.Helper()
	command := c.script(t, script, given)
	log, err := os.Create(filepath.Join(c.values["folder"], "logs", name+".out"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	command.Stderr = log
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
			t.Errorf("%s: %v\n%s", name, err, c.logged())
		}
	})
	return func() {
		t.Helper()
		select {
		case text := <-line:
			if text == "" {
				t.Fatalf("%s did not come up\n%s", name, c.logged())
			}
		case <-time.After(patience):
			t.Fatalf("%s did not come up in %s\n%s", name, patience, c.logged())
		}
	}
}
