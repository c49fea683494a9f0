package catalog

import (
	"slices"
	"strings"
	"sync"
)

// program is one program of a service: its command, and its name in the facts,
// "" if they do not distinguish it.
type program struct{ command, name string }

var programTable = sync.OnceValue(func() map[string][]program {
	all := map[string][]program{}
	for row := range rows("programs") {
		p := program{command: row[1]}
		if row[2] != "-" {
			p.name = row[2]
		}
		all[row[0]] = append(all[row[0]], p)
	}
	return all
})

// Programs lists the commands of a service's programs, sorted; nil if the
// service is not in the catalogue.
func Programs(service string) []string {
	var commands []string
	for _, p := range programTable()[service] {
		commands = append(commands, p.command)
	}
	slices.Sort(commands)
	return commands
}

// ProgramOf returns the service as one of its programs registers it: without
// the options that, according to the facts, only other programs of the service
// register. The command names the program; "" means the whole service. If the
// facts do not distinguish the program in this release, it registers what the
// service does. It returns false if the catalogue does not cover the service in
// the release.
func (r Release) ProgramOf(service, command string) (*Service, bool) {
	whole, ok := r.Service(service)
	if !ok {
		return nil, false
	}
	for _, p := range programTable()[service] {
		if p.command == command && p.name != "" && whole.tells(p.name) {
			return r.narrowed(whole, p.name), true
		}
	}
	return whole, true
}

// narrowed is the service as one program registers it.
func (r Release) narrowed(whole *Service, name string) *Service {
	key := serviceKey{r.series, r.at, whole.name, name}
	if had, ok := services.Load(key); ok {
		return had.(*Service)
	}
	made := whole.view(func(e *entry) bool { return registeredBy(e.facts, name) })
	made.program = name
	kept, _ := services.LoadOrStore(key, made)
	return kept.(*Service)
}

// tells reports whether the release's facts mention a program at all.
func (s *Service) tells(name string) bool {
	for _, b := range componentNamed(s.name).blocks {
		if !strings.Contains(b.text, `"`+name+`"`) {
			continue
		}
		for _, l := range b.all() {
			held, ok := l.at(s.release.at)
			if ok && strings.Contains(held.facts, " prog=") && registeredBy(held.facts, name) {
				return true
			}
		}
	}
	return false
}

// registeredBy reports whether a program registers an option with these facts.
func registeredBy(facts, program string) bool {
	if !strings.Contains(facts, " prog=") {
		return true
	}
	return slices.Contains(factsOf(facts).Programs, program)
}

// commandsOf returns one command for each program named in the facts.
func commandsOf(service string, names []string) []string {
	var commands []string
	for _, name := range names {
		if command := CommandOf(service, name); command != "" {
			commands = append(commands, command)
		}
	}
	return commands
}

// CommandOf returns the command of a program by its name in the facts, the
// first of several; "" if there is none.
func CommandOf(service, name string) string {
	if name == "" {
		return "" // the facts' name for programs they do not distinguish
	}
	for _, p := range programTable()[service] {
		if p.name == name {
			return p.command
		}
	}
	return ""
}
