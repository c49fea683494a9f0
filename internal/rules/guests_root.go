package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// mostMaps is how many maps of users Nova gives to a container.
const mostMaps = 5

// leavesRootUnmapped reports whether a list of start:target:count maps, as Nova
// reads it, gives number 0 of a container no other number on the host.
func leavesRootUnmapped(s *config.Setting) bool {
	if !s.IsSet() || !s.Known() || len(s.Items) == 0 {
		return false
	}
	for i := range s.Items[:min(mostMaps, len(s.Items))] {
		if start, target, ok := readMap(s.Items[i].Text); ok && start == 0 {
			return target == 0
		}
	}
	return true
}

// readMap reads the numbers that a map begins with; Nova ignores a fourth one.
func readMap(text string) (start, target int, ok bool) {
	parts := strings.Split(text, ":")
	if len(parts) < 3 {
		return 0, 0, false
	}
	numbers := make([]int, len(parts))
	for i, part := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil {
			return 0, 0, false
		}
		numbers[i] = n
	}
	return numbers[0], numbers[1], true
}

// configDriveForced holds where every new guest gets a config drive, so that Nova
// injects nothing into its disk.
func configDriveForced(p *Pass, _ *config.Setting) bool {
	return p.Configuration.Get("DEFAULT", "force_config_drive").IsTrue()
}

// beyondDefault reports whether a list holds an item that its default does not.
func beyondDefault(s *config.Setting) bool {
	usual := config.ItemsOf(s.Option.Default)
	return slices.ContainsFunc(s.Items, func(i config.Item) bool {
		return !slices.ContainsFunc(usual, func(u config.Item) bool { return u.Text == i.Text })
	})
}
