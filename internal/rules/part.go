package rules

import (
	"slices"
	"sync"
)

// Part is those rows of a rule that only some services need. A process makes the
// rows of the services that it judges, and no others.
type Part struct {
	Services []string     // those that the rows apply to, unless a row names fewer; nil for all
	Rows     func() []Row // called once for each of the services that is judged
}

// make makes the rows, and says which services each applies to.
func (p *Part) make() []Row {
	rows := p.Rows()
	for i := range rows {
		if len(rows[i].Services) == 0 {
			rows[i].Services = p.Services
		}
	}
	return rows
}

// Table lists all rows of the rule.
func (r *Rule) Table() []Row {
	var rows []Row
	for i := range r.Rows {
		rows = append(rows, r.Rows[i].make()...)
	}
	return rows
}

// tables are the rows that apply to a service, by rule. They are made when they are
// first judged.
type tables struct {
	service string
	mu      sync.RWMutex // guards made
	made    map[*Rule][]*Row
}

// services holds the tables of each service that was judged: *tables by name.
var services sync.Map

func tablesOf(service string) *tables {
	of, ok := services.Load(service)
	if !ok {
		of, _ = services.LoadOrStore(service, &tables{service: service, made: map[*Rule][]*Row{}})
	}
	return of.(*tables)
}

// rows lists the rows of a rule. If making them panics, so does every later call: no
// check goes on without the rows.
func (t *tables) rows(r *Rule) []*Row {
	t.mu.RLock()
	rows, ok := t.made[r]
	t.mu.RUnlock()
	if ok {
		return rows
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if rows, ok = t.made[r]; !ok { // another goroutine may have been faster
		rows = r.rowsFor(t.service)
		t.made[r] = rows
	}
	return rows
}

// rowsFor makes the rows that apply to a service.
func (r *Rule) rowsFor(service string) []*Row {
	var rows []*Row
	for i := range r.Rows {
		part := &r.Rows[i]
		if !covers(part.Services, service) {
			continue
		}
		made := part.make()
		for j := range made {
			if covers(made[j].Services, service) {
				rows = append(rows, &made[j])
			}
		}
	}
	return rows
}

// covers reports whether a list of services contains one; nil stands for all.
func covers(services []string, service string) bool {
	return len(services) == 0 || slices.Contains(services, service)
}
