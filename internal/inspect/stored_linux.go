package inspect

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"syscall"
)

// pathOnly opens a file without touching its content (O_PATH): not even a
// device or a fifo notices. The syscall package lacks the name.
const pathOnly = 0x200000

// madeUpBy lists the kernel file systems whose files are not stored anywhere,
// by their statfs numbers.
var madeUpBy = [...]uint32{
	0x9fa0, 0x9fa1, 0x9fa2, // proc, openprom, usbdevice
	0x62656572, 0x64626720, 0x74726163, 0x73636673, 0x62656570, // sysfs, debugfs, tracefs, securityfs, configfs
	0xf97cff8c, 0x43415d53, 0x5a3c69f0, // selinuxfs, smackfs, apparmorfs
	0x1cd1, 0x19800202, 0x50495045, 0x534f434b, 0x09041934, // devpts, mqueue, pipefs, sockfs, anonymous inodes
	0x27e0eb, 0x63677270, 0x07655821, // cgroup, cgroup2, resctrl
	0xcafe4a11, 0x6165676c, 0xde5e81e4, 0x42494e4d, // bpf, pstore, efivarfs, binfmt_misc
	0x958458f6, 0x5345434d, 0x64646178, 0x444d4142, // hugetlbfs, secretmem, daxfs, dma-buf
	0x6e736673, 0x50494446, 0x65735543, 0x6c6f6f70, // nsfs, pidfs, fusectl, binderfs
	0x67596969, 0x6e667364, 0xabba1974, 0x0187, // rpc_pipefs, nfsd, xenfs, autofs
	0x0a647361, 0xaee71ee7, 0x76a9f425, // functionfs, gadgetfs, dlmfs
}

// madeUp reports whether the kernel generates a file's content.
func madeUp(file *os.File) (bool, error) {
	var stat syscall.Statfs_t
	raw, err := file.SyscallConn()
	if err != nil {
		return false, plainCause(err)
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		for {
			if failed = syscall.Fstatfs(int(fd), &stat); failed != syscall.EINTR {
				return
			}
		}
	})
	if err = errors.Join(err, failed); err != nil {
		return false, err
	}
	for _, number := range madeUpBy {
		if uint32(stat.Type) == number {
			return true, nil
		}
	}
	return false, nil
}

// stored rejects a file that the kernel generates, before it is opened.
func (w *walk) stored() error {
	handle, err := w.dir().OpenFile(w.name, pathOnly|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return w.failOpen(w.name, w.info, err)
	}
	defer handle.Close()
	if info, err := handle.Stat(); err != nil || !os.SameFile(info, w.info) {
		return w.fail(w.file.Resolved, ErrChanged, nil)
	}
	if made, err := madeUp(handle); err != nil || made {
		return w.fail(w.file.Resolved, ErrNotStored, err)
	}
	return nil
}

// readACL reads the POSIX ACL of a name in a folder, described by info; nil if
// it has none. The file itself need not be readable.
func readACL(dir *os.Root, name string, info fs.FileInfo) (*ACL, error) {
	handle, err := dir.OpenFile(name, pathOnly|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, plainCause(err)
	}
	defer handle.Close()
	if now, err := handle.Stat(); err != nil || !os.SameFile(now, info) {
		return nil, ErrChanged
	}
	raw, err := handle.SyscallConn()
	if err != nil {
		return nil, plainCause(err)
	}
	data := make([]byte, maxACL)
	var size int
	var failed error
	err = raw.Control(func(fd uintptr) {
		// An O_PATH descriptor has no attributes, but its name does.
		size, failed = syscall.Getxattr("/proc/self/fd/"+strconv.Itoa(int(fd)), "system.posix_acl_access", data)
	})
	switch {
	case err != nil:
		return nil, plainCause(err)
	case failed == syscall.ENODATA, failed == syscall.EOPNOTSUPP:
		return nil, nil
	case failed == syscall.ENOENT:
		return nil, errNoProc
	case failed != nil:
		return nil, failed
	}
	return parseACL(data[:size])
}

// errNoProc is why an ACL is unknown without /proc.
var errNoProc = errors.New("/proc is not mounted on this machine")
