package names

import (
	"slices"
	"strings"
	"testing"
)

func TestInterfaces(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		hardware, kind, want string
		unknown              bool
	}{
		"its own, then those for every type": {hardware: "redfish", kind: "bios", want: "redfish no-bios"},
		"only those for every type":          {hardware: "snmp", kind: "rescue", want: "no-rescue agent"},
		"only its own":                       {hardware: "ilo", kind: "boot", want: "ilo-virtual-media ilo-pxe ilo-ipxe"},
		"another type's and its own":         {hardware: "ilo5", kind: "boot", want: "ilo-virtual-media ilo-pxe ilo-ipxe ilo-uefi-https"},
		"another type is left as it was":     {hardware: "ilo", kind: "management", want: "ilo"},
		"a kind that the type lacks":         {hardware: "xclarity", kind: "frobnicate"},
		"an unknown type":                    {hardware: "corporate", kind: "power", unknown: true},
		"the heading for every type":         {hardware: "*", kind: "power", unknown: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, known := Interfaces(test.hardware, test.kind)
			if strings.Join(got, " ") != test.want || known == test.unknown {
				t.Errorf("%q, known %t; want %q", got, known, test.want)
			}
		})
	}
}

// TestInterfacesAreListed compares the hardware types and their interfaces with the
// names that Ironic loads.
func TestInterfacesAreListed(t *testing.T) {
	t.Parallel()
	types, err := decodeInterfaces(interfacesText)
	if err != nil {
		t.Fatal(err)
	}
	for hardwareType, h := range types {
		if _, ok := find("ironic", "DEFAULT", "enabled_hardware_types").entries[hardwareType]; !ok && hardwareType != everyHardware {
			t.Errorf("Ironic loads no hardware type %s", hardwareType)
		}
		for kind, names := range h.interfaces {
			list := find("ironic", "DEFAULT", "enabled_"+kind+"_interfaces")
			if list == nil {
				t.Errorf("%s: Ironic has no %s interfaces", hardwareType, kind)
				continue
			}
			for i, name := range names {
				if _, ok := list.entries[name]; !ok {
					t.Errorf("%s: Ironic loads no %s interface %s", hardwareType, kind, name)
				}
				if slices.Contains(names[:i], name) {
					t.Errorf("%s: the %s interface %s is there twice", hardwareType, kind, name)
				}
			}
		}
		for _, kind := range h.only {
			if len(h.interfaces[kind]) == 0 {
				t.Errorf("%s: only its own %s interfaces suit it, but it has none", hardwareType, kind)
			}
		}
	}
}

func TestDecodeInterfacesErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"power ipmitool\n":      "line 1: there is no hardware type above",
		"[ipmi]\n\npower\n":     "line 3: nothing follows power",
		"[ilo5]\nlike ilo\n":    "line 2: there is no hardware type ilo above",
		"# a comment\n[a]\nb\n": "line 3: nothing follows b",
	} {
		if _, err := decodeInterfaces(text); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}
