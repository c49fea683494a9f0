package rules

import (
	"strconv"
	"strings"
)

// accounts are the names of a host's users or groups, by id.
type accounts map[int]string

// accountsIn reads the host's /etc/passwd or /etc/group: in both, the first
// field is the name and the third is the id. It is nil if the file cannot be
// read, as in a root with only the configuration.
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
