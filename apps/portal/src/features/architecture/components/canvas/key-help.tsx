import { Kbd, Modal, Table } from "@mantine/core";

const keys = [
  [["←", "→", "↑", "↓"], "to the nearest connected part; with none in focus they move the map"],
  [["Enter"], "open the part"],
  [["Space"], "select it and show its details"],
  [["F"], "focus on it: what depends on it and what it depends on"],
  [["Esc"], "leave focus mode, then close the details"],
  [["/"], "filter"],
  [["L"], "show every class of the legend again"],
  [["+", "−"], "zoom"],
  [["0"], "all of it"],
  [["1"], "actual size"],
  [["?"], "this list"],
] as const;

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys on the map" size="md">
      <Table aria-label="Keys" withRowBorders={false} verticalSpacing={5} horizontalSpacing={4}>
        <Table.Tbody>
          {keys.map(([names, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Th scope="row" w={130} fw={400}>
                {names.map((name) => (
                  <Kbd key={name} size="xs" fz="0.6875rem" mr={4}>
                    {name}
                  </Kbd>
                ))}
              </Table.Th>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
