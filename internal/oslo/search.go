package oslo

import "slices"

// search goes through the files, newest first, and fills the reading with the
// text and its location.
func (r *Resolver) search(asked Name, option *Option, reading *Reading) bool {
	var room [8]Name
	names := option.searched(asked, room[:0])
	if option.Multi {
		return r.searchAll(asked, option, names, reading)
	}
	var best *node
	var as Name
	for _, name := range names {
		// A name's newest assignment is the last one in the newest file that
		// has it; within a file the earlier name wins.
		if n := r.index.last(name); n != nil && (best == nil || n.file > best.file) {
			best, as = n, name
		}
	}
	if best == nil {
		return false
	}
	reading.Set, reading.As = true, as
	reading.File, reading.Entry = int(best.file), best.entry
	reading.Raw = []string{best.entry.Value}
	reading.opaque = best.entry.Opaque
	reading.Deprecated = slices.Contains(names[1:], as)
	if reading.Deprecated {
		r.warnDeprecated(asked.Group, option, as)
	}
	return true
}

// searchAll collects every value of a multi-valued option: oldest file first
// and, within a file, deprecated names before the current one.
func (r *Resolver) searchAll(asked Name, option *Option, names []Name, reading *Reading) bool {
	var values []*node // newest first
	at := make([]*node, len(names))
	for i, name := range names {
		at[i] = r.index.last(name)
	}
	for {
		file := int32(-1)
		for _, n := range at {
			if n != nil {
				file = max(file, n.file)
			}
		}
		if file < 0 {
			break
		}
		for i, name := range names {
			if at[i] == nil || at[i].file != file {
				continue
			}
			if !reading.Set {
				reading.Set, reading.As, reading.File, reading.Entry = true, name, int(file), at[i].entry
			}
			if slices.Contains(names[1:], name) {
				reading.Deprecated = true
				r.warnDeprecated(asked.Group, option, name)
			}
			for at[i] != nil && at[i].file == file {
				values = append(values, at[i])
				at[i] = r.index.older(at[i], name)
			}
		}
	}
	if values == nil {
		return false
	}
	slices.Reverse(values)
	for _, n := range values {
		reading.Raw = append(reading.Raw, n.entry.Value)
		reading.opaque = reading.opaque || n.entry.Opaque
	}
	return true
}
