package ini

// File is one configuration file as oslo.config's parser sees it: every
// assignment in file order, with its location. Nothing is merged or looked up.
type File struct {
	Name     string
	Entries  []Entry
	Sections []Section
}

// Section is one section header in file order.
type Section struct {
	Name string // the inner text of the header, untrimmed, as the parser keeps it
	Line int    // 1-based
}

// Entry is one assignment.
type Entry struct {
	Section string // the section header, as written
	Name    string // the key, stripped
	Value   string // the value with its continuation lines joined by newlines, unquoted
	Line    int    // 1-based line of the key; 0 for an entry that is not in any text
	End     int    // 1-based line of the last continuation line
	Opaque  bool   // the value is not known yet: reading it gives oslo.ErrOpaque
}
