package inspect

import "io/fs"

// Kind is what a path leads to, after every link.
type Kind uint8

// The kinds of things a path can lead to.
const (
	Missing Kind = iota
	Regular
	Directory
	Fifo
	Socket
	Device
	Other
)

// String names the kind as a sentence about it would.
func (k Kind) String() string {
	switch k {
	case Missing:
		return "missing"
	case Regular:
		return "regular file"
	case Directory:
		return "directory"
	case Fifo:
		return "fifo"
	case Socket:
		return "socket"
	case Device:
		return "device"
	default:
		return "special file"
	}
}

// File is what is known about one path of the target host.
type File struct {
	// Path is the path as it was asked for.
	Path string
	// Resolved is the path after every link, absolute on the target host. For
	// a Missing file it is the path that does not exist.
	Resolved string
	// Kind is Missing, with Mode and Size zero, when nothing is there.
	Kind Kind
	// Mode holds the permission bits, setuid, setgid and sticky included.
	Mode fs.FileMode
	// UID and GID are the owner's numbers, -1 where the platform has none.
	UID, GID int
	// Size is in bytes.
	Size int64
	// Links are the symbolic links followed, in that order.
	Links []Link
	// Parents are the folders that decide what Path leads to, each once, from
	// "/" (the root itself) on: those of the resolved path and those that hold
	// a link or were left by "..". The file itself is not among them.
	Parents []Parent
	// ACL is what a POSIX ACL grants on the file, nil where it has none.
	ACL *ACL
	// ACLErr says why it is not known whether there is one, nil where it is.
	ACLErr error
}

// Link is a symbolic link on the way to a file.
type Link struct {
	// Path is where the link is, its own folder resolved.
	Path string
	// Target is the link's text.
	Target string
	// UID is the link's owner, -1 where the platform has none.
	UID int
}

// Parent is a folder on the way to a file.
type Parent struct {
	// Path is absolute on the target host; the root itself is "/".
	Path string
	Mode fs.FileMode
	// UID and GID are the owner's numbers, -1 where the platform has none.
	UID, GID int
	// ACL and ACLErr are as a File has them. A folder that its mode lets only
	// its owner write to is not asked.
	ACL    *ACL
	ACLErr error
}

// kindOf translates the type bits of a mode. A symbolic link is Other: it is
// resolved before anybody asks.
func kindOf(mode fs.FileMode) Kind {
	switch {
	case mode.IsRegular():
		return Regular
	case mode.IsDir():
		return Directory
	case mode&fs.ModeNamedPipe != 0:
		return Fifo
	case mode&fs.ModeSocket != 0:
		return Socket
	case mode&fs.ModeDevice != 0:
		return Device
	default:
		return Other
	}
}

// describe fills in what an operating system says about the file itself.
func (f *File) describe(info fs.FileInfo) {
	f.Kind = kindOf(info.Mode())
	f.Mode = info.Mode()
	f.Size = info.Size()
	f.UID, f.GID = owner(info)
}
