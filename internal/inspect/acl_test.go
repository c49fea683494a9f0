package inspect_test

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// aclBytes writes an ACL as the kernel stores it: tag, rights and id of each
// entry.
func aclBytes(entries ...[3]uint32) []byte {
	data := binary.LittleEndian.AppendUint32(nil, 2)
	for _, entry := range entries {
		data = binary.LittleEndian.AppendUint16(data, uint16(entry[0]))
		data = binary.LittleEndian.AppendUint16(data, uint16(entry[1]))
		data = binary.LittleEndian.AppendUint32(data, entry[2])
	}
	return data
}

// none is the id of an entry for no named user or group.
const none = 0xffffffff

func TestParseACL(t *testing.T) {
	t.Parallel()
	owner, other := [3]uint32{0x01, 6, none}, [3]uint32{0x20, 0, none}
	group := func(perm uint32) [3]uint32 { return [3]uint32{0x04, perm, none} }
	mask := func(perm uint32) [3]uint32 { return [3]uint32{0x10, perm, none} }
	tests := map[string]struct {
		data []byte
		want string // "" if it is rejected
	}{
		"minimal":           {aclBytes(owner, group(4), other), "&{-------r-- [] []}"},
		"user":              {aclBytes(owner, [3]uint32{0x02, 4, 1001}, group(0), mask(4), other), "&{---------- [{1001 -------r--}] []}"},
		"masked out":        {aclBytes(owner, [3]uint32{0x02, 4, 1001}, group(6), mask(2), other), "&{--------w- [] []}"},
		"masked in part":    {aclBytes(owner, [3]uint32{0x02, 7, 1001}, group(4), [3]uint32{0x08, 6, 27}, mask(6), other), "&{-------r-- [{1001 -------rw-}] [{27 -------rw-}]}"},
		"no entries":        {aclBytes(), "&{---------- [] []}"},
		"empty":             {nil, ""},
		"cut short":         {aclBytes(owner, group(4), other)[:27], ""},
		"another version":   {append([]byte{3, 0, 0, 0}, aclBytes(owner)[4:]...), ""},
		"version cut short": {[]byte{2, 0, 0}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acl, err := inspect.ParseACL(test.data)
			if test.want == "" {
				if err == nil || err.Error() != "it is in an unknown format" {
					t.Errorf("got %v, %v", acl, err)
				}
				return
			}
			if got := fmt.Sprint(acl); err != nil || got != test.want {
				t.Errorf("got %s, %v, want %s", got, err, test.want)
			}
		})
	}
}

func FuzzParseACL(f *testing.F) {
	f.Add(aclBytes([3]uint32{0x02, 4, 1001}))
	f.Add([]byte{2, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		acl, err := inspect.ParseACL(data)
		if (acl == nil) == (err == nil) {
			t.Errorf("%v, %v", acl, err)
		}
	})
}
