package rules

import (
	"strconv"
	"strings"
)

// accounts are the names of a host's users or groups by their numbers.
type accounts map[int]string

// accountsIn reads /etc/passwd or /etc/group of the host: both give the name in
// their first field and its number in the third. It is nil where the file
// cannot be read, as in a root that holds the configuration alone.
func (p *Pass) accountsIn(path string) accounts {
	_, data, err := p.Tree.Read(path)
	if err != nil {
		return nil
	}
	names := accounts{}
	for line := range strings.Lines(string(data)) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		_, rest, _ = strings.Cut(rest, ":")
		number, _, _ := strings.Cut(rest, ":")
		id, err := strconv.Atoi(number)
		if _, taken := names[id]; name != "" && err == nil && !taken {
			names[id] = name // the first line counts, as for getpwuid
		}
	}
	return names
}

// shown names an account for a message.
func (a accounts) shown(id int) string {
	if name := a[id]; name != "" {
		return name
	}
	return strconv.Itoa(id)
}
