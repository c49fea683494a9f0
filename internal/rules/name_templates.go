package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// templateRows are on the templates from which services make names, with the ID of
// what is named in the place of a conversion as Python's % operator knows them.
func templateRows() []Row {
	row := func(service, what, good string, options ...string) Row {
		return Row{
			Where:       Where{Services: []string{service}, Section: "DEFAULT"},
			Options:     options,
			Is:          value(func(s *config.Setting) bool { return scalar(s) && !placeholdersOf(s.Value.Text()).takeOneText() }).Given(),
			Message:     "{assigned} does not have one %s for the ID",
			Effect:      "The service raises TypeError or ValueError whenever it needs the name of a " + what + ".",
			Remediation: "Write one %s where the ID goes, as in " + good + ".",
			Bad:         "[DEFAULT]\n" + options[0] + " = " + strings.ReplaceAll(good, "%s", "%(id)s") + "\n",
			Good:        "[DEFAULT]\n" + options[0] + " = " + good + "\n",
		}
	}
	return []Row{
		row("cinder", "volume", "volume-%s", "volume_name_template"),
		row("cinder", "snapshot", "snapshot-%s", "snapshot_name_template"),
		row("cinder", "backup", "backup-%s", "backup_name_template"),
		row("manila", "share", "share-%s", "share_name_template"),
		row("manila", "snapshot", "share-snapshot-%s", "share_snapshot_name_template"),
		row("manila", "backup", "share-backup-%s", "share_backup_name_template"),
	}
}

// instanceNameRow is on the template for the names of instances.
func instanceNameRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"instance_name_template"},
		Is:          textIs(func(text string) bool { return !placeholdersOf(text).nameInstances() }).Given(),
		If:          []Guard{libvirtInUse},
		Message:     "{assigned} has no placeholder that makes names differ, or more than Nova fills",
		Effect:      "Every instance gets the same name and a host runs no second one, or Nova raises TypeError or ValueError whenever it needs the name.",
		Remediation: "Write one %x or %d for the number of the instance, as in instance-%08x, or %(uuid)s.",
		Bad:         "[DEFAULT]\ninstance_name_template = instance-\n", Good: "[DEFAULT]\ninstance_name_template = guest-%08x\n",
	}
}

// placeholders are the conversions in a text for Python's % operator.
type placeholders struct {
	kinds  []byte   // what each without a name converts to, such as s
	names  []string // of those with one
	broken bool     // Python refuses the text whatever is to be filled in
}

// placeholdersOf finds the conversions in a text.
func placeholdersOf(text string) (found placeholders) {
	for {
		_, rest, more := strings.Cut(text, "%")
		if !more {
			return found
		}
		named := strings.HasPrefix(rest, "(")
		name := ""
		if named {
			end := closing(rest)
			if end < 0 {
				found.broken = true
				return found
			}
			name, rest = rest[1:end], rest[end+1:]
		}
		shown := strings.TrimLeft(rest, "#0- +123456789.*hlL")
		if strings.Contains(rest[:len(rest)-len(shown)], "*") {
			found.kinds = append(found.kinds, '*')
		}
		switch {
		case shown == "":
			found.broken = true
			return found
		case named:
			found.names = append(found.names, name)
		case shown[0] != '%':
			found.kinds = append(found.kinds, shown[0])
		}
		if !strings.ContainsRune("diouxXeEfFgGcrsa%", rune(shown[0])) {
			found.broken = true
		}
		text = shown[1:]
	}
}

// closing finds the parenthesis that closes the one at the beginning of a text, -1 if
// none does.
func closing(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// takeOneText reports whether one text, such as an ID, fills the conversions.
func (p placeholders) takeOneText() bool {
	return !p.broken && len(p.names) == 0 && len(p.kinds) == 1 && strings.ContainsRune("rsa", rune(p.kinds[0]))
}

// nameInstances reports whether Nova can tell instances apart by what it fills in:
// the number of the instance, or what it knows of it by name.
func (p placeholders) nameInstances() bool {
	return !p.broken && (len(p.kinds) == 1 && len(p.names) == 0 || len(p.kinds) == 0 && len(p.names) > 0)
}

// takeOnly reports whether conversions by these names alone stand in a text.
func (p placeholders) takeOnly(names ...string) bool {
	return !p.broken && len(p.kinds) == 0 && !slices.ContainsFunc(p.names, func(name string) bool { return !slices.Contains(names, name) })
}
