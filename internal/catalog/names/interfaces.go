package names

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed interfaces.txt
var interfacesText string

// everyHardware heads the interfaces that suit every hardware type.
const everyHardware = "*"

// hardware is a hardware type of Ironic.
type hardware struct {
	interfaces map[string][]string // by kind
	only       []string            // the kinds for which it takes only its own
}

var hardwareTypes = sync.OnceValue(func() map[string]*hardware {
	// A test decodes the file, so this cannot fail.
	types, _ := decodeInterfaces(interfacesText)
	return types
})

// Interfaces lists the interfaces of a kind, such as "power", that a hardware type
// of Ironic supports in some release since Rocky, the best choice first. The second
// result reports whether the type is known.
func Interfaces(hardwareType, kind string) ([]string, bool) {
	own, ok := hardwareTypes()[hardwareType]
	if !ok || hardwareType == everyHardware {
		return nil, false
	}
	if slices.Contains(own.only, kind) {
		return own.interfaces[kind], true
	}
	return slices.Concat(own.interfaces[kind], hardwareTypes()[everyHardware].interfaces[kind]), true
}

// decodeInterfaces reads the file's text. Its error names the line.
func decodeInterfaces(text string) (map[string]*hardware, error) {
	types := map[string]*hardware{}
	var current *hardware
	number := 0
	for line := range strings.Lines(text) {
		number++
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if name, ok := strings.CutPrefix(words[0], "["); ok {
			current = &hardware{interfaces: map[string][]string{}}
			types[strings.TrimSuffix(name, "]")] = current
			continue
		}
		if err := current.add(types, words[0], words[1:]); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return types, nil
}

// add reads a line below a hardware type.
func (h *hardware) add(types map[string]*hardware, word string, names []string) error {
	switch {
	case h == nil:
		return errors.New("there is no hardware type above")
	case len(names) == 0:
		return fmt.Errorf("nothing follows %s", word)
	case word == "only":
		h.only = append(h.only, names...)
	case word == "like":
		other, ok := types[names[0]]
		if !ok {
			return fmt.Errorf("there is no hardware type %s above", names[0])
		}
		h.interfaces, h.only = maps.Clone(other.interfaces), other.only
	default:
		h.interfaces[word] = slices.Concat(h.interfaces[word], names)
	}
	return nil
}
