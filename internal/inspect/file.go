package inspect

import "io/fs"

// Kind is what a path leads to, after every link.
type Kind uint8

// The possible targets of a path.
const (
	Missing Kind = iota
	Regular
	Directory
	Fifo
	Socket
	Device
	Other
)

// String names the kind for a sentence.
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

// File is what is known about one of the target host's paths.
type File struct {
	// Path is the path as requested.
	Path string
	// Resolved is the path after every link, absolute on the target host. For
	// a Missing file it is the path that does not exist.
	Resolved string
	// Kind is Missing, with zero Mode and Size, if nothing is there.
	Kind Kind
	// Mode has the permission bits, including setuid, setgid and sticky.
	Mode fs.FileMode
	// UID and GID are the owner's ids, -1 if the platform has none.
	UID, GID int
	// Size is in bytes.
	Size int64
	// Links are the symbolic links followed, in order.
	Links []Link
	// Parents are the folders that determine what Path leads to, each once,
	// starting with "/" (the root itself): those of the resolved path, and
	// those that contain a link or were left by "..". The file itself is not
	// one of them.
	Parents []Parent
	// ACL is what a POSIX ACL grants on the file, nil if it has none.
	ACL *ACL
	// ACLErr says why it is unknown whether there is one, otherwise nil.
	ACLErr error
}

// Link is a symbolic link on the path to a file.
type Link struct {
	// Path is where the link is, its own folder resolved.
	Path string
	// Target is the link's text.
	Target string
	// UID is the link's owner, -1 if the platform has none.
	UID int
}

// Parent is a folder on the path to a file.
type Parent struct {
	// Path is absolute on the target host; the root itself is "/".
	Path string
	Mode fs.FileMode
	// UID and GID are the owner's ids, -1 if the platform has none.
	UID, GID int
	// ACL and ACLErr are as in a File. They are not read for a folder whose
	// mode lets only its owner write.
	ACL    *ACL
	ACLErr error
}

// kindOf translates a mode's type bits. A symbolic link is Other, because links
// are resolved first.
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

// describe fills in the operating system's data about the file itself.
func (f *File) describe(info fs.FileInfo) {
	f.Kind = kindOf(info.Mode())
	f.Mode = info.Mode()
	f.Size = info.Size()
	f.UID, f.GID = owner(info)
}
