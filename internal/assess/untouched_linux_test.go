package assess_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Without an inspect root no file is opened or even looked up, according to the
// kernel. With one, the same files are detected.
func TestNoFileIsTouchedWithoutInspect(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	request := &assess.Request{Attributes: &assess.Attributes{Section: "glance", Table: assess.GlanceAttributes()}}
	for _, option := range []string{"cafile", "certfile", "keyfile", "rbd_ceph_conf"} {
		path := filepath.Join(folder, option)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		request.Attributes.Values = append(request.Attributes.Values, assess.Attribute{As: oslo.Name{Group: "glance", Option: option}, Text: path})
	}
	opened := watch(t, folder)
	run := func() {
		t.Helper()
		if _, mistakes := assess.Run(request, time.Now()); len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
	}
	run()
	if opened() {
		t.Error("a file was opened without an inspect root")
	}
	request.Inspect = &assess.Inspect{Root: "/", ConfigFile: filepath.Join(folder, "cafile")}
	run()
	if !opened() {
		t.Error("no file was opened with an inspect root: the watch does not work")
	}
}

// watch returns a function that reports whether anything in the folder was
// opened since the last call.
func watch(t *testing.T, folder string) func() bool {
	t.Helper()
	events, err := syscall.InotifyInit1(syscall.IN_NONBLOCK | syscall.IN_CLOEXEC)
	if err != nil {
		t.Skipf("the kernel does not report opened files: %v", err)
	}
	t.Cleanup(func() { syscall.Close(events) })
	if _, err := syscall.InotifyAddWatch(events, folder, syscall.IN_OPEN|syscall.IN_ACCESS); err != nil {
		t.Fatal(err)
	}
	return func() bool {
		buffer := make([]byte, 4096)
		some := false
		for {
			n, err := syscall.Read(events, buffer)
			if errors.Is(err, syscall.EAGAIN) || n <= 0 {
				return some
			}
			some = true
		}
	}
}
