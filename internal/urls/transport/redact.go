package transport

import (
	"strconv"
	"strings"
)

// writeHost writes a host's name and port.
func writeHost(out *strings.Builder, h Host) {
	if strings.Contains(h.Name, ":") {
		out.WriteString("[" + h.Name + "]")
	} else {
		out.WriteString(h.Name)
	}
	if h.HasPort {
		out.WriteString(":" + strconv.FormatInt(h.Port, 10))
	}
}
