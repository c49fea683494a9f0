package inspect

// HashDir is a folder of certificates as c_rehash or "openssl rehash" makes.
type HashDir struct {
	// File describes the folder.
	File *File
	// Entries are the entries with names that OpenSSL looks for, sorted.
	Entries []HashEntry
	// Ignored is the number of entries that OpenSSL does not look at.
	Ignored int
}

// HashEntry is one entry of such a folder: eight hexadecimal digits of the
// subject name's hash, a dot and a number.
type HashEntry struct {
	Name string
	// File and Bundle describe what the entry leads to; Err says why there is
	// no Bundle.
	File   *File
	Bundle Bundle
	Err    error
	// HashMatches tells that the name is that of the first certificate in it.
	// OpenSSL finds it under no other name.
	HashMatches bool
	// Reachable tells that all the smaller numbers exist for that hash: OpenSSL
	// stops at the first gap.
	Reachable bool
}

// HashDir reads a folder that a cafile option names. An entry that cannot be
// read is no error of the folder.
func (t *Tree) HashDir(path string) (*HashDir, error) {
	return nil, nil
}
